package dev.baton.amendment;

import static dev.baton.order.Placing.INTEGRATOR;
import static dev.baton.order.Placing.line;
import static dev.baton.order.Placing.order;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.baton.order.Amendment;
import dev.baton.order.ClosingReason;
import dev.baton.order.Closings;
import dev.baton.order.LineCancellation;
import dev.baton.order.Order;
import dev.baton.order.OrderAnswers;
import dev.baton.order.OrderStatus;
import dev.baton.order.Orders;
import dev.baton.order.Placing;
import dev.baton.order.Pricing;
import dev.baton.order.decision.DecisionRecord;
import dev.baton.platform.engine.Decisions;
import dev.baton.platform.fence.OrderId;
import dev.baton.platform.money.Money;
import dev.baton.platform.money.Quantity;
import dev.baton.platform.problem.ConflictException;
import dev.baton.platform.problem.RefusedException;
import dev.baton.product.Sku;
import dev.baton.review.ReviewOutcome;
import dev.baton.review.Reviews;
import dev.baton.testing.BatonTest;
import dev.baton.trade.Asking;
import dev.baton.trade.Race;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@BatonTest
class OrderAmendmentsTest {

    private static final Map<String, Object> FACTS = Map.of("orderTotal", 60_000);

    private final OrderAmendments amendments;
    private final Orders orders;
    private final OrderAnswers answers;
    private final Reviews reviews;
    private final Closings closings;
    private final Decisions decisions;
    private final TransactionTemplate transaction;
    private final JdbcClient jdbc;
    private final Placing placing;
    private final Sku pot;
    private final OrderId id;

    @Autowired
    OrderAmendmentsTest(
            OrderAmendments amendments,
            Orders orders,
            OrderAnswers answers,
            Reviews reviews,
            Closings closings,
            Decisions decisions,
            TransactionTemplate transaction,
            JdbcClient jdbc,
            BeanFactory beans) {
        this.amendments = amendments;
        this.orders = orders;
        this.answers = answers;
        this.reviews = reviews;
        this.closings = closings;
        this.decisions = decisions;
        this.transaction = transaction;
        this.jdbc = jdbc;
        this.placing = new Placing(beans);
        this.pot = placing.product("POT", "500.00");
        this.id = placing.aside(order(placing.distributor(), line(pot, "8"), line(pot, "2")));
        orders.applyPricing(orders.get(id), Pricing.NONE);
    }

    @Test
    void an_approval_outlives_that_less_is_wanted() {
        decide(1, "AUTO_APPROVE");
        cancelPart(1, "3");
        startOver(Pricing.NONE);

        assertThat(decide(2, "MANUAL")).isEqualTo(ReviewOutcome.AUTO_APPROVE);
        cancelPart(2, "2");
        startOver(Pricing.NONE);
        assertThat(decide(3, "MANUAL")).as("again").isEqualTo(ReviewOutcome.AUTO_APPROVE);

        Order order = orders.get(id);
        assertThat(order.status()).isEqualTo(OrderStatus.APPROVED);
        assertThat(order.total()).isEqualTo(Money.parse("2500.00", "CNY"));
        assertThat(order.goods()).singleElement()
                .satisfies(line -> assertThat(line.everOrdered()).isEqualTo(Quantity.of(8)));
        assertThat(answers.decisions(id, INTEGRATOR)).extracting(DecisionRecord::decision)
                .contains("amendment-review");
    }

    @Test
    void an_approval_does_not_stand_at_another_total() {
        decide(1, "AUTO_APPROVE");
        cancelPart(1, "3");
        startOver(new Pricing(Map.of(1, Money.parse("1.00", "CNY")), List.of(), List.of()));

        assertThat(decide(2, "MANUAL")).isEqualTo(ReviewOutcome.MANUAL);
    }

    @Test
    void an_approval_does_not_stand_where_the_rules_reject_the_order() {
        decide(1, "AUTO_APPROVE");
        cancelPart(1, "3");
        startOver(Pricing.NONE);

        assertThat(decide(2, "REJECT")).isEqualTo(ReviewOutcome.REJECT);
    }

    @Test
    void what_was_not_approved_or_costs_more_by_rule_is_reviewed_again() {
        assertThat(preview("12").review().rule()).isEqualTo("NOT-APPROVED");

        decide(1, "AUTO_APPROVE");

        assertThat(preview("12").review().rule()).isEqualTo("AMR-MUCH-MORE");
        assertThat(preview("12").difference()).isEqualTo(Money.parse("1000.00", "CNY"));
        assertThat(preview("9").reviewedAgain()).isFalse();
        assertThat(orders.get(id).revision()).as("a preview changes nothing").isEqualTo(1);
    }

    @Test
    void the_table_lets_little_more_pass_only_what_a_person_has_approved() {
        assertThat(rule("APPROVED_BY_PERSON", "4.99", 1, 0, true)).isEqualTo("AMR-LITTLE-MORE");
        assertThat(rule("APPROVED_BY_RULE", "4.99", 1, 0, true)).isEqualTo("AMR-MORE-BY-RULE");
        assertThat(rule("APPROVED_BY_PERSON", "5.01", 1, 0, true)).isEqualTo("AMR-MUCH-MORE");
        assertThat(rule("APPROVED_BY_PERSON", "-50", -1, 1, true)).isEqualTo("AMR-NEW-PRODUCT");
        assertThat(rule("APPROVED_BY_RULE", "0", 0, 0, true)).isEqualTo("AMR-OTHERWISE");
        assertThat(rule("APPROVED_BY_RULE", "0", 0, 0, false)).isEqualTo("AMR-LESS");
    }

    @Test
    void an_order_is_not_lost_by_an_amendment_that_the_check_would_reject_it_for() {
        Sku cheap = placing.product("PAN", "9.00");
        Amendment little = new Amendment(List.of(line(cheap, "11")), null, null);

        assertThat(Asking.patiently(() -> amendments.preview(id, little, INTEGRATOR)).price().checks()).isNotEmpty();
        assertThatExceptionOfType(RefusedException.class).isThrownBy(() -> Asking.patiently(() -> {
            amendments.amend(id, little, INTEGRATOR);
            return true;
        }));
        assertThat(orders.get(id).revision()).isEqualTo(1);
    }

    @Test
    void of_many_at_once_each_takes_what_it_was_reckoned_for_or_nothing() {
        List<Boolean> taken = Race.of(8, number -> () -> {
            try {
                cancelPart(1, "1");
                return true;
            } catch (ConflictException amendedMeanwhile) {
                return false;
            }
        });

        int won = (int) taken.stream().filter(Boolean::booleanValue).count();
        assertThat(won).isPositive();
        assertThat(orders.get(id).revision()).isEqualTo(1 + won);
        assertThat(orders.get(id).total()).isEqualTo(Money.parse("500.00", "CNY").times(Quantity.of(10 - won)));
    }

    @Test
    void who_cancels_the_last_line_of_an_order_that_moves_on_cancels_it_or_is_told_to_ask_again() {
        OrderId single = placing.aside(order(placing.distributor(), line(pot, "8")));
        orders.applyPricing(orders.get(single), Pricing.NONE);
        LineCancellation all = new LineCancellation(Quantity.of(8), "None");
        AtomicBoolean asked = new AtomicBoolean();
        CompletableFuture<?> moving = CompletableFuture.runAsync(() -> {
            while (!asked.get()) {
                jdbc.sql("UPDATE orders SET created_at = created_at - interval '1 hour' WHERE id = ?")
                        .param(single.value()).update();
            }
        });

        boolean taken = Asking.patiently(() -> {
            Runnable cancellation = amendments.cancellationOfPart(single, 1, all, INTEGRATOR);
            try {
                transaction.executeWithoutResult(status -> cancellation.run());
                return true;
            } catch (ConflictException movesOn) {
                return false;
            }
        });

        asked.set(true);
        moving.join();
        assertThat(orders.get(single).status()).isEqualTo(taken ? OrderStatus.CANCELLING : OrderStatus.PRICED);
    }

    private AmendmentPreview preview(String quantity) {
        Amendment amendment = new Amendment(List.of(line(pot, quantity)), null, null);
        return Asking.patiently(() -> amendments.preview(id, amendment, INTEGRATOR));
    }

    private void cancelPart(int line, String quantity) {
        LineCancellation fewer = new LineCancellation(Quantity.of(quantity), "Fewer");
        Asking.patiently(() -> amendments.cancellationOfPart(id, line, fewer, INTEGRATOR)).run();
    }

    private void startOver(Pricing pricing) {
        long closing = 4711L * orders.get(id).revision();
        transaction.executeWithoutResult(
                status -> closings.begin(id, ClosingReason.CANCEL_REQUESTED, closing, null));
        placing.endAside(id, closing);
        orders.applyPricing(orders.get(id), pricing);
    }

    private ReviewOutcome decide(int revision, String outcome) {
        Map<String, Object> row = new HashMap<>(
                Map.of("ruleId", "REV-1", "reason", "For a test", "outcome", outcome));
        return reviews.decide(id, revision, FACTS, List.of(row), null).outcome();
    }

    private String rule(String status, String percent, long minor, int products, boolean more) {
        AmendmentFacts facts = new AmendmentFacts("DISTRIBUTOR", status, minor, new BigDecimal(percent),
                BigDecimal.TEN, products, 0, more);
        return String.valueOf(Asking.patiently(
                () -> decisions.evaluate("amendment-review", Map.of("amendment", facts))).getFirst().get("ruleId"));
    }
}
