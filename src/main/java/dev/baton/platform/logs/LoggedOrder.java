package dev.baton.platform.logs;

import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/** Names the order in the log lines of this thread until it is closed. */
public final class LoggedOrder implements AutoCloseable {

    static final String KEY = "order";

    private LoggedOrder() {}

    /** @param order its id; null where the thread works for none */
    public static LoggedOrder of(@Nullable String order) {
        if (order != null) {
            MDC.put(KEY, order);
        }
        return new LoggedOrder();
    }

    @Override
    public void close() {
        MDC.remove(KEY);
    }
}
