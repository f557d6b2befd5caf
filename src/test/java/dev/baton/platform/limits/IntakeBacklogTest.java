package dev.baton.platform.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.baton.customer.CustomerId;
import dev.baton.order.Placing;
import dev.baton.order.web.Api;
import dev.baton.product.Sku;
import dev.baton.testing.BatonTest;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Ten thousand messages wait for the engine, which is as many as may by default, or half of that. */
@BatonTest
@Isolated("nobody's orders are taken meanwhile")
class IntakeBacklogTest {

    private static final String KEY = "backlog of " + IntakeBacklogTest.class.getSimpleName();

    private final Api integrator;
    private final JdbcClient jdbc;
    private final CustomerId customer;
    private final Sku sku;

    @Autowired
    IntakeBacklogTest(@LocalServerPort int port, JdbcClient jdbc, BeanFactory beans) {
        this.integrator = new Api(port, "integrator");
        this.jdbc = jdbc;
        Placing placing = new Placing(beans);
        this.customer = placing.distributor();
        this.sku = placing.product("PAN", "10.00");
    }

    @AfterEach
    void noBacklog() {
        jdbc.sql("DELETE FROM outbox WHERE key = ?").param(KEY).update();
    }

    @Test
    void while_too_much_waits_new_orders_are_refused_for_now_and_what_was_taken_is_answered_as_before() {
        String before = Placing.name("PO");
        assertThat(place(before).status()).isEqualTo(202);
        pileUp();

        String next = awaitRefusal();
        Api.Answer refused = place(next);

        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.headers().firstValue("Retry-After")).hasValue("5");
        assertThat(refused.body().path("detail").asText()).contains("nothing was done");
        assertThat(place(before).headers().firstValue("Idempotent-Replayed")).as("a repeat").hasValue("true");
        assertThat(integrator.post("/api/orders/quote", "{}").status()).as("another request").isEqualTo(400);

        noBacklog();
        assertThat(await("room for it").until(() -> place(next), answer -> answer.status() != 429).status())
                .isEqualTo(202);
    }

    @Test
    void files_leave_half_of_the_room_to_single_orders_and_go_on_once_less_waits() {
        pileUp();
        awaitRefusal();
        String progress = importing(Placing.name("PO"));
        waits(progress);

        jdbc.sql("DELETE FROM outbox WHERE id IN (SELECT id FROM outbox WHERE key = ? LIMIT 4000)").param(KEY).update();
        await("room for a single order").until(() -> place(Placing.name("PO")).status() == 202);
        waits(progress);

        noBacklog();
        await("the rest of the file").until(() -> integrator.get(progress).body().path("accepted").asInt() == 1);
    }

    /** @return the reference of an order that was refused */
    private String awaitRefusal() {
        return await("a refusal").until(() -> Placing.name("PO"), order -> place(order).status() != 202);
    }

    /** For longer than it takes to look again. */
    private void waits(String progress) {
        await("a file that waits").during(Duration.ofSeconds(3))
                .until(() -> integrator.get(progress).body().path("processed").asInt() == 0);
    }

    private void pileUp() {
        jdbc.sql("""
                INSERT INTO outbox (key, destination, type, payload, next_attempt_at)
                SELECT ?, 'engine', 'none', '{}', now() + interval '1 hour' FROM generate_series(1, 10000)""")
                .param(KEY)
                .update();
    }

    private Api.Answer place(String reference) {
        return integrator.post("/api/orders", order(reference), "Idempotency-Key", reference);
    }

    /** @return where its progress is */
    private String importing(String reference) {
        Api.Answer taken = integrator.send("/api/orders/imports", "application/x-ndjson", order(reference));
        assertThat(taken.status()).isEqualTo(202);
        return "/api/orders/imports/" + taken.body().path("id").asText();
    }

    private String order(String reference) {
        return """
                {"channel": "DISTRIBUTOR", "externalReference": "%s", "customerId": "%s", "currency": "CNY", \
                "payment": {"method": "PREPAID"}, \
                "shipTo": {"name": "Goods inwards", "line1": "Road 1", "city": "Shanghai", "country": "CN"}, \
                "lines": [{"sku": "%s", "quantity": 1}]}""".formatted(reference, customer, sku);
    }
}
