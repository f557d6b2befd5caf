package dev.baton.operations.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.platform.sql.Row;
import dev.baton.testing.BatonTest;
import java.time.Instant;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** They are read every few seconds, while what they are read from grows for years. */
@BatonTest
class MeasureTest {

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    @Autowired
    MeasureTest(JdbcClient jdbc, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    @Test
    void no_figure_is_read_from_a_whole_table_that_grows() {
        assertThat(plans())
                .contains("sap_stock_run_done", "payment_bank_statement_by_import")
                .doesNotContain("Seq Scan on orders", "Seq Scan on sap_stock_run", "Seq Scan on payment_bank_statement",
                        "Seq Scan on payment_bank_entry", "Seq Scan on inbox_event", "Seq Scan on engine_incident",
                        "Seq Scan on ledger_hold");
    }

    private String plans() {
        return Objects.requireNonNull(transaction.execute(status -> {
            jdbc.sql("SET LOCAL enable_seqscan = off").update();
            return Measure.ALL.stream().map(this::plan).collect(Collectors.joining("\n"));
        }));
    }

    private String plan(Measure measure) {
        return String.join("\n", jdbc.sql("EXPLAIN " + measure.sql())
                .param("now", Row.at(Instant.now())).query(String.class).list());
    }
}
