package dev.baton.logistics;

import static dev.baton.trade.Trade.line;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.customer.CustomerId;
import dev.baton.inventory.location.LocationId;
import dev.baton.ledger.AccountId;
import dev.baton.ledger.AccountKind;
import dev.baton.ledger.Ledger;
import dev.baton.logistics.PickingShortfalls.Pick;
import dev.baton.platform.fence.OrderFence;
import dev.baton.platform.money.Quantity;
import dev.baton.platform.problem.ConflictException;
import dev.baton.platform.security.Caller;
import dev.baton.platform.security.Role;
import dev.baton.testing.BatonTest;
import dev.baton.trade.Race;
import dev.baton.trade.Trade;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What a warehouse cannot pick, beside whatever else happens to the order at that moment. */
@BatonTest
class ShortPicksTest {

    private static final Caller OPERATOR = new Caller("operator", Set.of(Role.OPERATOR), null);

    private final TestRestTemplate http;
    private final PickingShortfalls shortfalls;
    private final ForgottenPicks forgotten;
    private final OrderFence fence;
    private final Ledger ledger;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final CarrierScene scene;
    private final UUID shipment;

    @Autowired
    ShortPicksTest(
            TestRestTemplate http,
            PickingShortfalls shortfalls,
            ForgottenPicks forgotten,
            OrderFence fence,
            Ledger ledger,
            JdbcClient jdbc,
            TransactionTemplate transaction,
            BeanFactory beans) {
        this.http = http;
        this.shortfalls = shortfalls;
        this.forgotten = forgotten;
        this.fence = fence;
        this.ledger = ledger;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.scene = new CarrierScene(beans);
        Trade trade = new Trade(beans);
        CustomerId seller = trade.distributor("0.00");
        jdbc.sql("UPDATE orders SET channel = 'RETAILER', seller_id = ? WHERE id = ?")
                .params(seller.value(), scene.order.value()).update();
        trade.receive(new LocationId("W-" + seller.value()), line(scene.goods().kettle(), 10));
        this.shipment = scene.booked().id();
    }

    @Test
    void an_order_whose_goods_are_not_picked_short_after_all_can_still_be_cancelled() {
        scene.withdraw();

        assertThat(pickShort(8).getStatusCode()).isEqualTo(HttpStatus.CONFLICT);

        assertThat(hasPassed()).isFalse();
    }

    @Test
    void an_order_of_which_something_was_picked_short_stays_past_its_cancellation_when_it_is_said_again() {
        assertThat(pickShort(8).getStatusCode()).isEqualTo(HttpStatus.OK);
        assertThat(pickShort(7).getStatusCode()).as("with another key").isEqualTo(HttpStatus.CONFLICT);

        assertThat(hasPassed()).isTrue();
    }

    @Test
    void an_order_whose_short_pick_was_announced_and_never_reported_can_be_cancelled_again() {
        shortfalls.announce(shipment, List.of(eight()), OPERATOR);
        forgotten.turnBack(Instant.now().minusSeconds(60));
        assertThat(hasPassed()).as("it may still be reported").isTrue();

        forgotten.turnBack(Instant.now().plusSeconds(60));
        assertThat(hasPassed()).isFalse();
        assertThatThrownBy(() -> shortfalls.report(shipment, List.of(eight()), false, OPERATOR))
                .isInstanceOf(ConflictException.class);
    }

    @Test
    void what_was_picked_short_is_not_taken_back() {
        pickShort(8);
        forgotten.turnBack(Instant.now().plusSeconds(60));
        assertThat(hasPassed()).isTrue();
    }

    @RepeatedTest(4)
    void the_same_request_sent_many_times_at_once_is_carried_out_once_and_refused_to_nobody() {
        HttpEntity<String> request = request(8);

        List<HttpStatusCode> answers = Race.of(16, number -> () -> send(request).getStatusCode());

        assertThat(answers).isSubsetOf(HttpStatus.OK, HttpStatus.CONFLICT);
        assertThat(send(request).getStatusCode()).isEqualTo(HttpStatus.OK);
        assertThat(jdbc.sql("SELECT missing FROM shipment_short_pick WHERE shipment_id = ?").param(shipment)
                .query(Integer.class).list()).containsExactly(2);
    }

    @Test
    void money_that_is_given_back_is_locked_before_the_order() {
        AccountId account = AccountId.of(scene.order().customerId().value(), AccountKind.PREPAID, Trade.CURRENCY);
        CompletableFuture<ResponseEntity<JsonNode>> picked = transaction.execute(status -> {
            ledger.lock(account);
            CompletableFuture<ResponseEntity<JsonNode>> asked = CompletableFuture.supplyAsync(() -> pickShort(8));
            Awaitility.await()
                    .until(() -> jdbc
                            .sql("""
                                    SELECT count(*) > 0 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'
                                        AND query LIKE '%ledger_account%'""")
                            .query(Boolean.class).single());
            jdbc.sql("SELECT id FROM orders WHERE id = ? FOR NO KEY UPDATE NOWAIT").param(scene.order.value())
                    .query(UUID.class).single();
            return asked;
        });

        assertThat(picked).isNotNull();
        assertThat(picked.join().getStatusCode()).isEqualTo(HttpStatus.OK);
        assertThat(ledger.held(scene.order.toString(), Trade.CURRENCY)).isEqualTo(Trade.money("90.40"));
    }

    private boolean hasPassed() {
        return Boolean.TRUE.equals(transaction.execute(status -> fence.hasPassed(scene.order)));
    }

    /** So many of 10, and the rest is not to come later. */
    private ResponseEntity<JsonNode> pickShort(int picked) {
        return send(request(picked));
    }

    private HttpEntity<String> request(int picked) {
        HttpHeaders headers = new HttpHeaders();
        headers.setContentType(MediaType.APPLICATION_JSON);
        headers.set("Idempotency-Key", Trade.name("K"));
        String body = """
                {"lines": [{"sku": "%s", "picked": %d, "reason": "Two are dented"}], "later": false}"""
                .formatted(scene.goods().kettle(), picked);
        return new HttpEntity<>(body, headers);
    }

    private ResponseEntity<JsonNode> send(HttpEntity<String> request) {
        return http.withBasicAuth("operator", "operator").exchange("/api/shipments/" + shipment + "/short-picks",
                HttpMethod.POST, request, JsonNode.class);
    }

    private Pick eight() {
        return new Pick(scene.goods().kettle(), Quantity.of(8), "Two are dented");
    }
}
