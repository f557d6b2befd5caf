package dev.baton.platform.http;

import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.client5.http.classic.ExecChainHandler;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;

/**
 * Reads each answer as a whole before anybody looks at it, in limited time and of limited size. The client's own time limit begins anew with
 * each part that arrives, so that one who sends byte by byte would keep the caller's thread for as long as it likes.
 */
final class WholeAnswers implements ExecChainHandler {

    private static final int MOST_BYTES = 16 * 1024 * 1024;
    private static final ScheduledExecutorService TIMER = timer();

    private final Duration limit;

    /** @param limit from the request to the end of its answer */
    WholeAnswers(Duration limit) {
        this.limit = limit;
    }

    private static ScheduledExecutorService timer() {
        ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1,
                Thread.ofPlatform().daemon().name("answer-limit").factory());
        // nearly all answers come in time: what is left of their limits would pile up
        timer.setRemoveOnCancelPolicy(true);
        return Executors.unconfigurableScheduledExecutorService(timer);
    }

    @Override
    public ClassicHttpResponse execute(ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain)
            throws IOException, HttpException {
        AtomicBoolean late = new AtomicBoolean();
        Future<?> end = TIMER.schedule(() -> {
            late.set(true);
            scope.execRuntime.discardEndpoint();
        }, limit.toNanos(), TimeUnit.NANOSECONDS);
        try {
            return read(chain.proceed(request, scope));
        } catch (IOException | IllegalStateException failure) {
            // the client complains of either, depending on what it was about when its connection was taken away
            if (late.get()) {
                throw tooLate(failure);
            }
            throw failure;
        } finally {
            end.cancel(false);
        }
    }

    private static ClassicHttpResponse read(ClassicHttpResponse response) throws IOException {
        HttpEntity entity = response.getEntity();
        if (entity == null) {
            return response;
        }
        byte[] body;
        try (InputStream content = entity.getContent()) {
            body = content.readNBytes(MOST_BYTES);
            if (content.read() >= 0) {
                // closing the content would read all of the rest
                response.close();
                throw new IOException("the answer is longer than " + MOST_BYTES + " bytes");
            }
        }
        response.setEntity(new ByteArrayEntity(body, null, entity.getContentEncoding()));
        return response;
    }

    private SocketTimeoutException tooLate(Exception failure) {
        SocketTimeoutException late = new SocketTimeoutException("no whole answer within " + limit);
        late.initCause(failure);
        return late;
    }
}
