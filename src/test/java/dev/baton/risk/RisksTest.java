package dev.baton.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.baton.customer.CustomerId;
import dev.baton.order.Orders;
import dev.baton.order.PaymentMethod;
import dev.baton.order.decision.DecisionLog;
import dev.baton.order.decision.DecisionRecord;
import dev.baton.order.web.Api;
import dev.baton.platform.fence.OrderId;
import dev.baton.product.Sku;
import dev.baton.testing.BatonTest;
import dev.baton.trade.Race;
import dev.baton.trade.Trade;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@BatonTest
class RisksTest {

    private static final Map<String, Object> ASKED = Map.of("ordersLastHour", 60);
    private static final Map<String, Object> BASE =
            Map.of("ruleId", "RSK-BASE", "reason", "Nothing", "outcome", "PASS", "points", 0);
    private static final Map<String, Object> POINTS =
            Map.of("ruleId", "RSK-A", "reason", "A little", "outcome", "PASS", "points", 10);
    private static final Map<String, Object> HOLD =
            Map.of("ruleId", "RSK-B", "reason", "A lot", "outcome", "HOLD", "points", 60);

    private static final String COPIES =
            """
                    WITH copied AS (
                        INSERT INTO orders (id, number, channel, external_reference, customer_id, currency, status, payment_method,
                            coupon_codes, subtotal, total, placed_by, created_at, updated_at)
                        SELECT gen_random_uuid(), 'X-' || gen_random_uuid(), o.channel, gen_random_uuid(), o.customer_id, o.currency,
                            o.status, o.payment_method, o.coupon_codes, o.subtotal, o.total, 'test', o.created_at, o.created_at
                          FROM orders o CROSS JOIN generate_series(1, 150) WHERE o.customer_id = ? RETURNING id)
                    INSERT INTO order_ship_to (order_id, name, line1, city, country) SELECT id, 'x', id::text, 'x', 'CN' FROM copied""";

    private final Risks risks;
    private final Orders orders;
    private final DecisionLog decisions;
    private final Clock clock;
    private final Trade trade;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Api integrator;
    private final Api dealer;
    private final CustomerId customer;
    private final Sku sku;

    @Autowired
    RisksTest(
            Risks risks,
            Orders orders,
            DecisionLog decisions,
            Clock clock,
            BeanFactory beans,
            JdbcClient jdbc,
            TransactionTemplate transaction,
            @LocalServerPort int port) {
        this.risks = risks;
        this.orders = orders;
        this.decisions = decisions;
        this.clock = clock;
        this.trade = new Trade(beans);
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.integrator = new Api(port, "integrator");
        this.dealer = new Api(port, "dealer");
        this.customer = trade.distributor("1000.00");
        this.sku = trade.product("10.00");
    }

    @Test
    void of_a_new_customer_nothing_is_known() {
        RiskFacts facts = risks.gather(order(3));
        assertThat(facts.channel()).isEqualTo("DISTRIBUTOR");
        assertThat(facts.firstOrder()).isTrue();
        assertThat(facts.daysSinceRegistration()).isZero();
        assertThat(facts.amount()).isEqualByComparingTo("30.00");
        assertThat(facts.timesAverage()).isZero();
        assertThat(facts.ordersLastHour()).isEqualTo(1);
        assertThat(facts.paymentsLastHour()).isZero();
        assertThat(facts.addressesLastDay()).isEqualTo(1);
        assertThat(facts.otherRegion()).as("SH is not EAST").isTrue();
    }

    @Test
    void an_amount_is_held_against_what_the_customer_usually_orders() {
        for (int number = 0; number < 4; number++) {
            order(2);
        }
        assertThat(risks.gather(order(100)).timesAverage()).as("too few to tell").isZero();
        OrderId sixth = order(100);
        assertThat(risks.gather(sixth).timesAverage()).isEqualByComparingTo("4.63");
        // what is not bought is not usual, and neither is what is long ago
        jdbc.sql("""
                UPDATE orders SET status = 'REJECTED', closing_reason = 'CHECK_FAILED'
                 WHERE customer_id = ? AND total = 100000 AND id <> ?""").params(customer.value(), sixth.value())
                .update();
        order(2);
        assertThat(risks.gather(order(2)).firstOrder()).isFalse();
        assertThat(risks.gather(order(100)).timesAverage()).isEqualByComparingTo("6.25");
        jdbc.sql("UPDATE orders SET created_at = created_at - interval '91 days' WHERE customer_id = ?")
                .param(customer.value())
                .update();
        OrderId now = order(100);
        assertThat(risks.gather(now).timesAverage()).isZero();
        assertThat(risks.gather(now).firstOrder()).isFalse();
        assertThat(risks.gather(now).ordersLastHour()).isEqualTo(1);
    }

    @Test
    void orders_and_addresses_are_counted_and_not_told() {
        OrderId first = order(1);
        address(first, "ROAD 1", "shanghai");
        OrderId second = order(1);
        address(second, "Another road 7", "Shanghai");
        RiskFacts facts = risks.gather(order(1));
        assertThat(facts.ordersLastHour()).isEqualTo(3);
        assertThat(facts.addressesLastDay()).as("capitals do not make another address").isEqualTo(2);
        assertThat(facts.toString()).doesNotContain("road", "Road", "Shanghai");
        jdbc.sql("UPDATE orders SET created_at = created_at - interval '2 hours' WHERE id = ?").param(first.value())
                .update();
        assertThat(risks.gather(order(1)).ordersLastHour()).isEqualTo(3);
    }

    @Test
    void no_more_than_the_last_hundred_orders_are_looked_at() {
        OrderId order = order(1);
        RiskFacts facts = Objects.requireNonNull(transaction.execute(copied -> {
            copied.setRollbackOnly();
            jdbc.sql(COPIES).params(customer.value()).update();
            return risks.gather(order);
        }));
        assertThat(facts.ordersLastHour()).isEqualTo(101);
        assertThat(facts.addressesLastDay()).isEqualTo(101);
    }

    @Test
    void payments_are_counted_for_an_hour() {
        pay(true, "5 minutes");
        pay(false, "59 minutes");
        pay(true, "61 minutes");
        RiskFacts facts = risks.gather(order(1));
        assertThat(facts.paymentsLastHour()).isEqualTo(2);
        assertThat(facts.failedPayments()).isEqualTo(1);
    }

    @Test
    void a_risk_is_decided_once_told_once_and_explained() {
        OrderId order = order(1);
        RiskRuling ruling = decide(order, BASE, POINTS, HOLD);
        assertThat(ruling).isEqualTo(new RiskRuling(RiskOutcome.HOLD, 70,
                List.of(new RiskReason("RSK-B", "A lot", 60), new RiskReason("RSK-A", "A little", 10))));
        assertThat(decide(order, BASE)).as("decided already").isEqualTo(ruling);
        assertThat(risks.find(order, 1)).hasValue(ruling);
        var answer = integrator.get("/api/orders/" + order).body().path("risk");
        assertThat(answer).hasToString("""
                {"score":70,"outcome":"HOLD","reasons":[{"rule":"RSK-B","reason":"A lot","points":60},\
                {"rule":"RSK-A","reason":"A little","points":10}]}""");
        assertThat(timeline(order)).containsOnlyOnce("risk.raised: HOLD with score 70: A lot; A little");
        assertThat(decisions(order)).singleElement()
                .satisfies(decision -> assertThat(decision.inputs().path("ordersLastHour").asInt()).isEqualTo(60))
                .satisfies(decision -> assertThat(decision.results()).hasSize(3));
    }

    @Test
    void who_acts_for_the_customer_is_told_nothing_of_its_risk() {
        OrderId order = order(1);
        decide(order, HOLD);
        buys(order, trade.dealer());
        try {
            assertThat(dealer.get("/api/orders/" + order).status()).isEqualTo(200);
            assertThat(dealer.get("/api/orders/" + order).body().has("risk")).isFalse();
            assertThat(dealer.get("/api/orders/" + order + "/timeline").body().toString())
                    .contains("order.received").doesNotContain("A lot");
        } finally {
            buys(order, customer);
        }
    }

    private void buys(OrderId order, CustomerId by) {
        jdbc.sql("UPDATE orders SET customer_id = ? WHERE id = ?").params(by.value(), order.value()).update();
    }

    @Test
    void an_order_that_no_row_speaks_of_is_looked_at() {
        RiskRuling ruling = decide(order(1));
        assertThat(ruling.outcome()).isEqualTo(RiskOutcome.REVIEW);
        assertThat(ruling.reasons()).extracting(RiskReason::rule).containsExactly("NO-RISK-RULE");
    }

    @Test
    void nothing_remarkable_leaves_no_trace_in_the_timeline_and_points_do() {
        OrderId plain = order(1);
        assertThat(decide(plain, BASE).reasons()).isEmpty();
        assertThat(timeline(plain)).noneMatch(entry -> entry.startsWith("risk."));
        OrderId remarkable = order(1);
        decide(remarkable, BASE, POINTS);
        assertThat(timeline(remarkable)).contains("risk.scored: PASS with score 10: A little");
    }

    @Test
    void of_many_at_once_one_decides() {
        OrderId order = order(1);
        Race.of(6, number -> () -> decide(order, BASE, HOLD));
        assertThat(timeline(order)).containsOnlyOnce("risk.raised: HOLD with score 60: A lot");
        assertThat(decisions(order)).hasSize(1);
    }

    @Test
    void a_row_that_leaves_something_out_is_named() {
        assertThatIllegalStateException()
                .isThrownBy(() -> decide(order(1), Map.of("ruleId", "RSK-7", "reason", "x", "outcome", "PASS")))
                .withMessageContaining("RSK-7")
                .withMessageContaining("points");
        assertThatIllegalStateException()
                .isThrownBy(() -> decide(order(1), Map.of("ruleId", "RSK-7", "reason", "x", "points", 1)))
                .withMessageContaining("outcome");
    }

    @Test
    void what_was_decided_stays() {
        OrderId order = order(1);
        decide(order, BASE);
        assertThatException().isThrownBy(() -> jdbc.sql("UPDATE order_risk SET score = 1 WHERE order_id = ?")
                .param(order.value())
                .update()).withMessageContaining("stays as it is");
    }

    private OrderId order(int quantity) {
        return trade.priced(customer, PaymentMethod.PREPAID, Trade.line(sku, quantity));
    }

    @SafeVarargs
    private RiskRuling decide(OrderId order, Map<String, Object>... rows) {
        return Objects.requireNonNull(
                transaction.execute(status -> risks.decide(orders.get(order), ASKED, List.of(rows))));
    }

    private List<String> timeline(OrderId order) {
        return jdbc.sql("SELECT type || ': ' || detail FROM order_timeline WHERE order_id = ? ORDER BY id")
                .param(order.value())
                .query(String.class)
                .list();
    }

    private List<DecisionRecord> decisions(OrderId order) {
        return decisions.of(order).stream().filter(decision -> decision.decision().equals("risk")).toList();
    }

    private void address(OrderId order, String line1, String city) {
        jdbc.sql("UPDATE order_ship_to SET line1 = ?, city = ? WHERE order_id = ?").params(line1, city, order.value())
                .update();
    }

    private void pay(boolean refused, String ago) {
        jdbc.sql(
                """
                        INSERT INTO payment (id, account_id, institution, rule_id, reason, currency, amount, capture_at_once, requested_by,
                            requested_at, refused)
                        VALUES (?, ?, 'lotus', 'x', 'x', 'CNY', 100, true, 'test', ?::timestamptz - ?::interval, ?)""")
                .params(UUID.randomUUID(), Trade.prepaid(customer).value(), clock.instant().toString(), ago, refused)
                .update();
    }
}
