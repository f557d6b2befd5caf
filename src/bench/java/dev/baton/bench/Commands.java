package dev.baton.bench;

import io.camunda.client.api.command.FinalCommandStep;
import io.grpc.Status;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Sends the broker commands. */
final class Commands {

    private static final Executor LATER = CompletableFuture.delayedExecutor(50, TimeUnit.MILLISECONDS);

    private Commands() {}

    /**
     * A broker that is busy pushes back: then it is asked again. What it does not find, an earlier try has done.
     *
     * @param then is told the answer; null if an earlier try has got it
     */
    static <T> void send(FinalCommandStep<T> command, Consumer<@Nullable T> then) {
        command.send().whenComplete((answer, refused) -> {
            if (refused == null || Status.fromThrowable(refused).getCode() == Status.Code.NOT_FOUND) {
                then.accept(answer);
            } else {
                LATER.execute(() -> send(command, then));
            }
        });
    }
}
