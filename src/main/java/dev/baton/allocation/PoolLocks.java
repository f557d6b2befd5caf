package dev.baton.allocation;

import dev.baton.inventory.location.StockPool;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Keeps the queues of pools as they are, until the transaction ends. */
@Repository
class PoolLocks {

    /** The advisory lock's name, in two numbers that nobody else uses: that of all pools. */
    private static final String ALL = "(20261109, 1)";

    /** That of one pool; two whose hashes are the same wait for each other for nothing. */
    private static final String ONE = "(20261110, hashtext(?))";

    private final JdbcClient jdbc;

    PoolLocks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Keeps the queue of a pool as it is until the transaction ends, together with others who do. */
    void lockShared(StockPool pool) {
        lock(jdbc.sql("SELECT pg_advisory_xact_lock_shared" + ALL + ", pg_advisory_xact_lock_shared" + ONE)
                .param(pool.key()));
    }

    /** Keeps the queue of a pool for this transaction alone. */
    void lock(StockPool pool) {
        lock(jdbc.sql("SELECT pg_advisory_xact_lock_shared" + ALL + ", pg_advisory_xact_lock" + ONE).param(pool.key()));
    }

    /** Keeps the queues of all pools for this transaction alone. Not for one that has locked a pool's before: two would block each other. */
    void lockAll() {
        lock(jdbc.sql("SELECT pg_advisory_xact_lock" + ALL));
    }

    private static void lock(JdbcClient.StatementSpec locking) {
        locking.query((row, number) -> true).single();
    }
}
