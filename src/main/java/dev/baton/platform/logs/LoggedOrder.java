package dev.baton.platform.logs;

import org.slf4j.MDC;

/** Names the order in the log lines of this thread until it is closed. */
public final class LoggedOrder implements AutoCloseable {

    static final String KEY = "order";

    private LoggedOrder() {}

    /** @param order its id */
    public static LoggedOrder of(String order) {
        MDC.put(KEY, order);
        return new LoggedOrder();
    }

    @Override
    public void close() {
        MDC.remove(KEY);
    }
}
