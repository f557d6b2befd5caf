package dev.baton.operations.exception;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.platform.paging.Limit;
import dev.baton.platform.sql.Row;
import dev.baton.testing.BatonTest;
import dev.baton.testing.TableReads;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** They are counted every few seconds, while what they are found in grows for years. */
@BatonTest
class MattersTest {

    private final OrderExceptions exceptions;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    @Autowired
    MattersTest(OrderExceptions exceptions, JdbcClient jdbc, TransactionTemplate transaction) {
        this.exceptions = exceptions;
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    @Test
    void matters_of_orders_are_found_without_reading_what_all_orders_went_through() {
        assertThat(plan(OrderMatters.ALL)).contains("order_timeline_matter").doesNotContain("order_timeline_pkey",
                "Seq Scan on order_timeline");
    }

    @Test
    void other_matters_are_found_without_reading_all_shipments() {
        assertThat(plan(OtherMatters.ALL)).contains("shipment_on_its_way").doesNotContain("Seq Scan on shipment");
    }

    @Test
    void what_has_ended_is_not_read_to_count_and_to_tell_what_is_stuck() {
        TableReads reads = new TableReads(jdbc, transaction);

        Map<String, Long> more = reads.more(() -> PastTrouble.insert(jdbc), () -> {
            exceptions.counts();
            exceptions.page(null, null, Limit.of(50), null);
        });

        assertThat(more.entrySet()).isNotEmpty()
                .allSatisfy(table -> assertThat(table.getValue()).as(table.getKey()).isLessThan(TableReads.FEW));
    }

    private String plan(String matters) {
        return Objects.requireNonNull(transaction.execute(status -> {
            jdbc.sql("SET LOCAL enable_seqscan = off").update();
            return String.join("\n", jdbc.sql("EXPLAIN " + matters)
                    .param("now", Row.at(Instant.now())).query(String.class).list());
        }));
    }
}
