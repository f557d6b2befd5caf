package dev.baton.trade;

import dev.baton.platform.engine.EngineUnavailableException;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;
import org.springframework.web.client.HttpServerErrorException;

/** Asks rules again while the engine is too busy to answer in time, here or over HTTP. */
public final class Asking {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private Asking() {}

    /** @param question that does nothing where the engine does not answer */
    public static <T> T patiently(Callable<T> question) {
        return Awaitility.await().atMost(PATIENCE).ignoreExceptionsMatching(Asking::isBusy)
                .until(question, answer -> true);
    }

    private static boolean isBusy(Throwable failure) {
        return failure instanceof EngineUnavailableException
                || failure instanceof HttpServerErrorException.ServiceUnavailable;
    }
}
