package dev.baton.promotion;

import static dev.baton.order.Placing.INTEGRATOR;
import static dev.baton.order.Placing.line;
import static dev.baton.order.Placing.order;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.baton.order.Cancellations;
import dev.baton.order.ClaimResult;
import dev.baton.order.Claims;
import dev.baton.order.Fact;
import dev.baton.order.Order;
import dev.baton.order.OrderAnswers;
import dev.baton.order.OrderLine;
import dev.baton.order.OrderMoney;
import dev.baton.order.OrderStatus;
import dev.baton.order.Orders;
import dev.baton.order.Placing;
import dev.baton.order.decision.DecisionRecord;
import dev.baton.platform.fence.OrderClosedException;
import dev.baton.platform.fence.OrderId;
import dev.baton.platform.money.Money;
import dev.baton.testing.BatonTest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;

@BatonTest
class PromotionsTest {

    private static final List<Map<String, @Nullable Object>> NOTHING = List.of();

    private final Promotions promotions;
    private final Orders orders;
    private final OrderMoney orderMoney;
    private final Claims claims;
    private final OrderAnswers answers;
    private final Cancellations cancellations;
    private final OrderId id;
    private final List<Fact> facts;

    @Autowired
    PromotionsTest(
            Promotions promotions,
            Orders orders,
            OrderMoney orderMoney,
            Claims claims,
            OrderAnswers answers,
            Cancellations cancellations,
            BeanFactory beans) {
        this.promotions = promotions;
        this.orders = orders;
        this.orderMoney = orderMoney;
        this.claims = claims;
        this.answers = answers;
        this.cancellations = cancellations;
        Placing placing = new Placing(beans);
        this.id = placing.aside(order(
                placing.distributor(),
                line(placing.product("PAN", "33.33"), "1"),
                line(placing.product("PAN", "33.33"), "1"),
                line(placing.product("POT", "33.34"), "1")));
        this.facts = facts(orders.get(id));
    }

    @Test
    void an_order_is_priced_to_the_minor_unit_and_says_by_which_policies() {
        List<List<Map<String, @Nullable Object>>> named = List.of(
                List.of(policy("AMOUNT", "ORDER_AMOUNT", 10), policy("FREIGHT", "FREIGHT", 60)),
                List.of(policy("PANS", "LINE_PERCENT", 5)),
                NOTHING);

        assertThat(promotions.price(id, 1, facts, List.of(NOTHING, NOTHING, NOTHING), named))
                .isInstanceOf(PriceOutcome.Priced.class);
        assertThat(promotions.price(id, 1, facts, List.of(NOTHING, NOTHING, NOTHING), named))
                .isInstanceOf(PriceOutcome.Priced.class);

        Order order = orders.get(id);
        assertThat(order.status()).isEqualTo(OrderStatus.PRICED);
        // 100.00 less 2 × 1.67 less 10.00 plus 60.00
        assertThat(order.total()).isEqualTo(Money.parse("146.66", "CNY"));
        assertThat(order.lines().stream().map(OrderLine::total).reduce(Money.zero("CNY"), Money::plus))
                .isEqualTo(order.total());
        assertThat(answers.get(id, INTEGRATOR).path("discounts").findValuesAsText("policy")).containsExactly("PANS",
                "AMOUNT");
        assertThat(answers.decisions(id, INTEGRATOR)).extracting(DecisionRecord::decision)
                .containsExactly("order-check", "promotion");
    }

    @Test
    void a_hard_fault_rules_the_order_out_and_a_soft_one_is_kept() {
        List<List<Map<String, @Nullable Object>>> found =
                List.of(List.of(fault("HARD"), fault("SOFT")), NOTHING, NOTHING);
        List<List<Map<String, @Nullable Object>>> nothing = List.of(NOTHING, NOTHING, NOTHING);

        assertThat(promotions.price(id, 1, facts, found, nothing)).isInstanceOfSatisfying(
                PriceOutcome.Refused.class,
                refused -> assertThat(refused.inWords()).isEqualTo("CHK-HARD: because HARD"));
        assertThat(promotions.price(id, 1, facts, found, nothing)).isInstanceOf(PriceOutcome.Refused.class);

        assertThat(orders.get(id).status()).isEqualTo(OrderStatus.RECEIVED);
        assertThat(orders.faults(id)).hasSize(2);
        assertThat(answers.timeline(id, INTEGRATOR)).filteredOn(entry -> entry.type().equals("order.refused"))
                .hasSize(1);
    }

    @Test
    void what_has_its_price_keeps_it_whatever_the_rules_say_to_a_process_that_was_begun_anew() {
        List<List<Map<String, @Nullable Object>>> nothing = List.of(NOTHING, NOTHING, NOTHING);
        promotions.price(id, 1, facts, nothing, nothing);

        assertThat(promotions.price(id, 1, facts, List.of(List.of(fault("HARD")), NOTHING, NOTHING),
                List.of(List.of(policy("AMOUNT", "ORDER_AMOUNT", 10)), NOTHING, NOTHING)))
                .isInstanceOf(PriceOutcome.Priced.class);

        assertThat(orders.get(id).total()).isEqualTo(Money.parse("100.00", "CNY"));
        assertThat(orders.faults(id)).isEmpty();
        assertThat(answers.decisions(id, INTEGRATOR)).hasSize(2);
    }

    @Test
    void nothing_is_priced_by_half_a_rule() {
        Map<String, @Nullable Object> broken = policy("BROKEN", "ORDER_PERCENT", 5);
        broken.remove("value");

        assertThatIllegalStateException().isThrownBy(() -> promotions.price(
                id, 1, facts, List.of(NOTHING, NOTHING, NOTHING), List.of(List.of(broken), NOTHING, NOTHING)));
        assertThat(orders.get(id).status()).isEqualTo(OrderStatus.RECEIVED);
        assertThat(answers.decisions(id, INTEGRATOR)).isEmpty();
    }

    @Test
    void a_job_that_comes_twice_leaves_an_order_that_waits_for_money_where_it_is() {
        List<List<Map<String, @Nullable Object>>> nothing = List.of(NOTHING, NOTHING, NOTHING);
        promotions.price(id, 1, facts, nothing, nothing);
        orderMoney.markAwaitingPayment(id);

        promotions.price(id, 1, facts, nothing, nothing);

        assertThat(orders.get(id).status()).isEqualTo(OrderStatus.AWAITING_PAYMENT);
    }

    @Test
    void policies_for_lines_that_were_amended_since_do_not_count() {
        assertThatExceptionOfType(OrderClosedException.class).isThrownBy(() -> promotions.price(
                id, 2, facts, List.of(NOTHING, NOTHING, NOTHING), List.of(NOTHING, NOTHING, NOTHING)));
        assertThat(orders.get(id).status()).isEqualTo(OrderStatus.RECEIVED);
    }

    @Test
    void a_cancelled_order_is_not_priced_any_more() {
        cancellations.cancel(id, "Ordered twice", INTEGRATOR);

        assertThatExceptionOfType(OrderClosedException.class).isThrownBy(() -> promotions.price(
                id, 1, facts, List.of(NOTHING, NOTHING, NOTHING), List.of(NOTHING, NOTHING, NOTHING)));
    }

    private List<Fact> facts(Order order) {
        Long instance = order.processInstanceKey();
        return claims.claim(id, instance == null ? 0 : instance, 1) instanceof ClaimResult.Claimed claimed
                ? claimed.facts()
                : List.of();
    }

    private static Map<String, @Nullable Object> policy(String id, String kind, int value) {
        return new HashMap<>(Map.of(
                "ruleId", id, "reason", "because " + id, "kind", kind, "value", value, "priority", 10, "exclusive",
                false));
    }

    private static Map<String, @Nullable Object> fault(String severity) {
        return new HashMap<>(
                Map.of("ruleId", "CHK-" + severity, "reason", "because " + severity, "severity", severity));
    }
}
