package dev.baton.operations.exception;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.platform.sql.Row;
import dev.baton.testing.BatonTest;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@BatonTest
class OrderMattersTest {

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    @Autowired
    OrderMattersTest(JdbcClient jdbc, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    /** They are counted every few seconds, while the timeline of all orders grows for years. */
    @Test
    void matters_are_found_without_reading_what_all_orders_went_through() {
        String plan = transaction.execute(status -> {
            jdbc.sql("SET LOCAL enable_seqscan = off").update();
            return String.join("\n", jdbc.sql("EXPLAIN " + OrderMatters.ALL)
                    .param("now", Row.at(Instant.now())).query(String.class).list());
        });
        assertThat(plan).contains("order_timeline_matter").doesNotContain("order_timeline_pkey",
                "Seq Scan on order_timeline");
    }
}
