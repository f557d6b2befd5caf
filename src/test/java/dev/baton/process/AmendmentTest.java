package dev.baton.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.trade.Asking;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.client.HttpClientErrorException;

/** Orders whose customers want other lines, or less of one, while they wait for stock. */
@ProcessTest
class AmendmentTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Shop shop;
    private final JdbcClient jdbc;
    private final Distributor distributor;

    @Autowired
    AmendmentTest(ApplicationContext baton, JdbcClient jdbc) {
        this.shop = new Shop(baton);
        this.jdbc = jdbc;
        this.distributor = shop.distributor("5000.00");
    }

    @Test
    void a_part_of_a_line_is_cancelled_at_the_price_of_the_start_and_the_approval_stands() {
        String sku = shop.expected("113.00");
        Placed order = waiting(sku, 20);
        shop.product(sku, "200.00");

        JsonNode taken = cancel(order, 1, 5);

        assertThat(taken.path("revision").asInt()).isEqualTo(2);
        JsonNode waits = awaitRevision(order, 2);
        JsonNode line = waits.path("lines").path(0);
        assertThat(line.path("quantity").asInt()).isEqualTo(20);
        assertThat(line.path("cancelled").asInt()).isEqualTo(5);
        assertThat(line.path("unitPrice").asText()).isEqualTo("113.00");
        assertThat(total(waits)).isEqualTo("1695.00");
        assertThat(waits.path("paymentStatus").asText()).isEqualTo("HELD");
        assertThat(shop.account(distributor).path("pending").asText()).isEqualTo("1695.00");
        assertThat(waits.path("review").path("reasons").findValuesAsText("rule")).containsExactly("AMR-LESS");
        JsonNode amendment = waits.path("amendments").path(0);
        assertThat(amendment.path("kind").asText()).isEqualTo("CANCELLATION");
        assertThat(amendment.path("totalBefore").asText()).isEqualTo("2260.00");
        assertThat(amendment.path("totalAfter").asText()).isEqualTo("1695.00");
        assertThat(amendment.path("review").path("outcome").asText()).isEqualTo("KEEP");
        assertThat(goesByTheRulesOfItsStart(order)).isTrue();

        shop.receive(sku, 50);
        shop.awaitEnd(order, "COMPLETED");
        assertThat(shop.account(distributor).path("available").asText()).isEqualTo("3305.00");
        assertThat(shop.account(distributor).path("pending").asText()).isEqualTo("0.00");
    }

    @Test
    void a_preview_says_what_the_amendment_then_comes_to() {
        String sku = shop.expected("113.00");
        String other = shop.stocked("50.00");
        Placed order = waiting(sku, 20);
        shop.product(sku, "200.00");
        Map<String, Object> lines = Map.of("lines", List.of(
                Map.of("sku", sku, "quantity", 10), Map.of("sku", other, "quantity", 5)));

        JsonNode preview = send("/api/orders/" + order + "/amendment/preview", lines);
        assertThat(shop.order(order).path("revision").asInt()).as("changes nothing").isEqualTo(1);
        send("/api/orders/" + order + "/amendment", lines);

        JsonNode waits = awaitRevision(order, 2);
        assertThat(total(waits)).isEqualTo(preview.path("price").path("total").asText()).isEqualTo("1380.00");
        assertThat(preview.path("difference").asText()).isEqualTo("-880.00");
        assertThat(preview.path("reviewedAgain").asBoolean()).isTrue();
        assertThat(preview.path("review").path("rule").asText()).isEqualTo("AMR-NEW-PRODUCT");
        assertThat(waits.path("amendments").path(0).path("review")).isEqualTo(preview.path("review"));
        assertThat(waits.path("amendments").path(0).path("changes")).isEqualTo(preview.path("changes"));
        assertThat(waits.path("review").path("reasons").findValuesAsText("rule")).doesNotContain("AMR-NEW-PRODUCT");
        assertThat(shop.account(distributor).path("pending").asText()).isEqualTo("1380.00");
        assertThat(shop.timeline(order)).contains("order.amended", "order.restarting", "order.restarted");
    }

    @Test
    void what_changes_nothing_starts_nothing_over_and_what_is_late_is_refused() {
        String sku = shop.expected("113.00");
        Placed order = waiting(sku, 20);
        long version = shop.order(order).path("version").asLong();

        shop.amend(order, sku, 20);
        assertThat(shop.order(order).path("revision").asInt()).isEqualTo(1);

        send("/api/orders/" + order + "/amendment", amendment(sku, 10, version));
        assertThatExceptionOfType(HttpClientErrorException.Conflict.class)
                .isThrownBy(() -> send("/api/orders/" + order + "/amendment",
                        amendment(sku, 12, version)))
                .satisfies(refused -> assertThat(refused.getResponseBodyAsString()).contains("currentVersion"));
        awaitRevision(order, 2);
    }

    @Test
    void who_cancels_all_of_the_last_line_cancels_the_order() {
        String sku = shop.expected("113.00");
        Placed order = waiting(sku, 20);

        cancel(order, 1, 5);
        awaitRevision(order, 2);
        cancel(order, 1, 15);

        shop.awaitStatus(order, "CANCELLED");
        shop.assertUndone(order, distributor, "5000.00", sku);
        assertThat(shop.order(order).path("lines").path(0).path("cancelled").asInt()).isEqualTo(20);
    }

    @Test
    void a_cancel_that_overtakes_the_restart_leaves_nothing_held() {
        String sku = shop.expected("113.00");
        Placed order = waiting(sku, 20);

        shop.amend(order, sku, 10);
        shop.cancel(order);

        shop.awaitStatus(order, "CANCELLED");
        shop.assertUndone(order, distributor, "5000.00", sku);
    }

    @Test
    void an_order_whose_rules_are_gone_from_the_engine_goes_on_under_the_latest_and_says_so() {
        String sku = shop.expected("113.00");
        Placed order = waiting(sku, 20);
        jdbc.sql("UPDATE orders SET rules_definition_key = 4711 WHERE id = ?::uuid").param(order.id()).update();

        shop.amend(order, sku, 10);

        assertThat(total(awaitRevision(order, 2))).isEqualTo("1130.00");
        assertThat(shop.timeline(order)).containsOnlyOnce("rules.replaced");
    }

    @Test
    void more_than_there_is_of_a_line_and_what_is_allocated_is_refused_in_clear_words() {
        String sku = shop.expected("113.00");
        Placed order = waiting(sku, 20);
        assertThatExceptionOfType(HttpClientErrorException.UnprocessableEntity.class)
                .isThrownBy(() -> cancel(order, 1, 21));
        assertThatExceptionOfType(HttpClientErrorException.NotFound.class).isThrownBy(() -> cancel(order, 7, 1));

        shop.receive(sku, 50);
        shop.awaitEnd(order, "COMPLETED");

        assertThatExceptionOfType(HttpClientErrorException.Conflict.class).isThrownBy(() -> cancel(order, 1, 1))
                .satisfies(refused -> assertThat(refused.getResponseBodyAsString()).contains("/api/returns"));
    }

    private Placed waiting(String sku, int quantity) {
        Placed order = shop.place(distributor, sku, quantity);
        shop.awaitStatus(order, "BACKORDERED");
        return order;
    }

    private JsonNode cancel(Placed order, int line, int quantity) {
        return send("/api/orders/" + order + "/lines/" + line + "/cancellation",
                Map.of("quantity", quantity, "reason", "Fewer are needed"));
    }

    private JsonNode send(String path, Object body) {
        return Asking.patiently(() -> shop.post("integrator", path, body));
    }

    private static Map<String, Object> amendment(String sku, int quantity, long version) {
        return Map.of("lines", List.of(Map.of("sku", sku, "quantity", quantity)), "version", version);
    }

    private JsonNode awaitRevision(Placed order, int revision) {
        return Awaitility.await("revision " + revision + " of " + order.number() + " to wait for stock")
                .atMost(PATIENCE)
                .until(() -> shop.order(order), answer -> answer.path("revision").asInt() == revision
                        && answer.path("status").asText().equals("BACKORDERED"));
    }

    private boolean goesByTheRulesOfItsStart(Placed order) {
        return jdbc.sql("SELECT process_definition_key = rules_definition_key FROM orders WHERE id = ?::uuid")
                .param(order.id())
                .query(Boolean.class)
                .single();
    }

    private static String total(JsonNode order) {
        return order.path("totals").path("total").asText();
    }
}
