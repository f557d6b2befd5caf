package dev.baton.testing;

import dev.baton.platform.sql.Row;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Tells what is read beside so many rows of years, which nobody sees afterwards. */
public final class TableReads {

    /** How many there are of what has ended. */
    public static final int ENDED = 20_000;
    /** Far fewer than these, and more than what tests beside this one leave to be read. */
    public static final long FEW = ENDED / 4;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    public TableReads(JdbcClient jdbc, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    /**
     * How many more rows are read, by table and from the table itself or by an index, once there is more of what has ended. All is rolled back.
     *
     * @param ended inserts it, checked by no foreign key and no trigger
     */
    public Map<String, Long> more(Runnable ended, Runnable read) {
        try {
            return Objects.requireNonNull(moreInTransaction(ended, read));
        } finally {
            // or other tests would read over what was rolled back, and be planned for it
            jdbc.sql("VACUUM (ANALYZE)").update();
        }
    }

    private @Nullable Map<String, Long> moreInTransaction(Runnable ended, Runnable read) {
        return transaction.execute(status -> {
            status.setRollbackOnly();
            Map<String, Long> without = reads(read);
            jdbc.sql("SET LOCAL session_replication_role = replica").update();
            ended.run();
            jdbc.sql("SET LOCAL session_replication_role = origin").update();
            jdbc.sql("ANALYZE").update();
            // as if the tables were much larger, which decides between an index and the whole table
            jdbc.sql("SET LOCAL seq_page_cost = 20").update();
            // whose reads would be told to nobody
            jdbc.sql("SET LOCAL max_parallel_workers_per_gather = 0").update();
            Map<String, Long> with = reads(read);
            with.replaceAll((table, reads) -> reads - without.getOrDefault(table, 0L));
            return with;
        });
    }

    private Map<String, Long> reads(Runnable read) {
        Map<String, Long> before = reads();
        read.run();
        Map<String, Long> after = reads();
        after.replaceAll((table, reads) -> reads - before.getOrDefault(table, 0L));
        return after;
    }

    /** By this transaction so far. */
    private Map<String, Long> reads() {
        return jdbc
                .sql("SELECT relname AS table, coalesce(seq_tup_read, 0) + coalesce(idx_tup_fetch, 0) AS reads FROM pg_stat_xact_user_tables")
                .query(Row.as(row -> Map.entry(row.text("table"), row.number("reads"))))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
