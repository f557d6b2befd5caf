package dev.baton.complaint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.testing.BatonTest;
import dev.baton.trade.Api;
import dev.baton.trade.Trade;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The complaints of a day long ago, which no other test has any of. */
@BatonTest
class ComplaintReportsTest {

    private static final String DAY = "2001-03-05";

    private final Api operator;
    private final JdbcClient jdbc;
    private final Written written;

    @Autowired
    ComplaintReportsTest(TestRestTemplate http, BeanFactory beans, JdbcClient jdbc) {
        this.operator = new Api(http, "operator");
        this.jdbc = jdbc;
        this.written = new Written(beans);
    }

    @Test
    void each_category_has_its_figures() {
        opened("DELIVERY", 10, 20, 0);
        opened("DELIVERY", 20, 40, 1);
        opened("DELIVERY", 90, null, 2);
        opened("DELIVERY", null, null, 0);
        opened("INVOICE", null, null, 0);

        JsonNode lines = operator.read("/api/complaints/report?from=%s&to=%s".formatted(DAY, DAY)).path("items");

        assertThat(lines).hasSize(2);
        JsonNode delivery = lines.path(0);
        assertThat(delivery.path("category").asText()).isEqualTo("DELIVERY");
        assertThat(delivery.path("opened").asInt()).isEqualTo(4);
        assertThat(delivery.path("answered").asInt()).isEqualTo(3);
        assertThat(delivery.path("inTime").asInt()).as("within an hour").isEqualTo(2);
        assertThat(delivery.path("solved").asInt()).isEqualTo(2);
        assertThat(delivery.path("closed").asInt()).isZero();
        assertThat(delivery.path("reopened").asInt()).isEqualTo(3);
        assertThat(delivery.path("timeToFirstAnswer").path("median").asText()).isEqualTo("PT20M");
        assertThat(delivery.path("timeToFirstAnswer").path("percentile90").asText()).isEqualTo("PT1H16M");
        assertThat(delivery.path("timeToSolution").path("median").asText()).isEqualTo("PT30M");
        assertThat(delivery.path("timeToSolution").path("percentile90").asText()).isEqualTo("PT38M");
        JsonNode invoice = lines.path(1);
        assertThat(invoice.path("opened").asInt()).isEqualTo(1);
        assertThat(invoice.path("answered").asInt()).isZero();
        assertThat(invoice.path("timeToFirstAnswer").path("median").isNull()).isTrue();
        assertThat(operator.read("/api/complaints/report?from=2001-03-06&to=2001-03-06").path("items")).isEmpty();
    }

    /** @param answered and {@code solved}: after so many minutes; null if it was not */
    private void opened(String category, @Nullable Integer answered, @Nullable Integer solved, int reopened) {
        jdbc.sql(
                """
                        INSERT INTO complaint (id, number, order_id, order_number, customer_id, category, state, opened_by, opened_at, changed_at, round,
                            reopened, process_instance_key, process_definition_key, rule, rule_reason, severity, team, first_due_at, first_answered_at,
                            answered_at, solved_at, waits_until, first_answer_seconds, solution_seconds)
                        SELECT gen_random_uuid(), :number, :order, 'x', (SELECT customer_id FROM orders WHERE id = :order), :category,
                            CASE WHEN :solved::int IS NOT NULL THEN 'SOLVED' WHEN :answered::int IS NOT NULL THEN 'ANSWERED' ELSE 'OPEN' END, 'x', at, at,
                            :reopened + 1, :reopened, NULL, 1, 'R', 'x', 'LOW', 'x', at + interval '1 hour', at + make_interval(mins => :answered),
                            at + make_interval(mins => coalesce(:solved::int, :answered)), at + make_interval(mins => :solved),
                            CASE WHEN :answered::int IS NOT NULL THEN now() + interval '100 years' END, :answered * 60, :solved * 60
                        FROM (SELECT timestamptz '2001-03-05 10:00+08' AS at) day"""
                        .replace(":answered", answered + "::int").replace(":solved", solved + "::int"))
                .param("number", Trade.name("BC"))
                .param("order", written.order().value())
                .param("category", category)
                .param("reopened", reopened)
                .update();
    }
}
