package dev.baton.trade;

import org.awaitility.Awaitility;
import org.springframework.jdbc.core.simple.JdbcClient;

/** For races in which one has to wait for another. */
public final class Blocked {

    private Blocked() {}

    /** Until somebody waits for a lock that the transaction of this thread holds. */
    public static void await(JdbcClient jdbc) {
        Awaitility.await().pollInSameThread().until(() -> jdbc
                .sql("SELECT EXISTS (SELECT FROM pg_locks WHERE NOT granted AND pg_backend_pid() = ANY (pg_blocking_pids(pid)))")
                .query(Boolean.class)
                .single());
    }
}
