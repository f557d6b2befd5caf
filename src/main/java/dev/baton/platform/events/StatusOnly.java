package dev.baton.platform.events;

import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Takes an answer for complete when its status is there, and drops the rest. The rest is read for a moment, so that the connection serves
 * again; whose answer goes on for longer loses it.
 */
final class StatusOnly implements HttpResponse.BodySubscriber<@Nullable Void> {

    private static final Duration REST = Duration.ofSeconds(1);
    private static final Executor LATER = CompletableFuture.delayedExecutor(REST.toMillis(), TimeUnit.MILLISECONDS);

    private volatile boolean ended;

    @Override
    public CompletionStage<@Nullable Void> getBody() {
        return CompletableFuture.completedStage(null);
    }

    @Override
    public void onSubscribe(Flow.Subscription rest) {
        rest.request(Long.MAX_VALUE);
        LATER.execute(() -> {
            if (!ended) {
                rest.cancel();
            }
        });
    }

    @Override
    public void onNext(List<ByteBuffer> part) {
        // of no interest
    }

    @Override
    public void onError(Throwable failure) {
        ended = true;
    }

    @Override
    public void onComplete() {
        ended = true;
    }
}
