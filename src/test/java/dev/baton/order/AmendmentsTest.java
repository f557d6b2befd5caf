package dev.baton.order;

import static dev.baton.order.Placing.INTEGRATOR;
import static dev.baton.order.Placing.line;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import dev.baton.platform.fence.OrderClosedException;
import dev.baton.platform.fence.OrderFence;
import dev.baton.platform.fence.OrderId;
import dev.baton.platform.money.Money;
import dev.baton.platform.problem.ConflictException;
import dev.baton.platform.problem.RefusedException;
import dev.baton.product.Products;
import dev.baton.product.Sku;
import dev.baton.testing.BatonTest;
import dev.baton.trade.Blocked;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@BatonTest
class AmendmentsTest {

    private static final long CLOSING = 4711;

    private final Orders orders;
    private final OrderMoney orderMoney;
    private final Claims claims;
    private final Closings closings;
    private final Amendments amendments;
    private final Cancellations cancellations;
    private final OrderAnswers answers;
    private final OrderFence fence;
    private final TransactionTemplate transaction;
    private final JdbcClient jdbc;
    private final Products products;
    private final Placing placing;
    private final OrderId id;

    @Autowired
    AmendmentsTest(
            Orders orders,
            OrderMoney orderMoney,
            Claims claims,
            Closings closings,
            Amendments amendments,
            Cancellations cancellations,
            OrderAnswers answers,
            OrderFence fence,
            TransactionTemplate transaction,
            JdbcClient jdbc,
            BeanFactory beans) {
        this.orders = orders;
        this.orderMoney = orderMoney;
        this.claims = claims;
        this.closings = closings;
        this.amendments = amendments;
        this.cancellations = cancellations;
        this.answers = answers;
        this.fence = fence;
        this.transaction = transaction;
        this.jdbc = jdbc;
        this.products = beans.getBean(Products.class);
        this.placing = new Placing(beans);
        this.id = placing.aside();
    }

    @Test
    void an_order_of_which_changes_were_asked_for_goes_on_with_its_new_lines() {
        inReview();
        orders.requestChanges(id, "Mei", "Fewer, please");

        amend("3");

        Order order = orders.get(id);
        assertThat(order.status()).isEqualTo(OrderStatus.RECEIVED);
        assertThat(order.revision()).isEqualTo(2);
        assertThat(order.total()).isEqualTo(Money.parse("21.00", "CNY"));
        assertThatNoException().as("the same process goes on").isThrownBy(this::enter);
        Long instance = order.processInstanceKey();
        assertThat(instance).isNotNull();
        assertThat(claims.claim(id, instance == null ? 0 : instance, 1))
                .isInstanceOfSatisfying(ClaimResult.Claimed.class,
                        claimed -> assertThat(claimed.revision()).isEqualTo(2));
    }

    @Test
    void any_other_order_is_undone_behind_the_fence_and_starts_over() {
        orders.applyPricing(orders.get(id), Pricing.NONE);
        orderMoney.markHeld(id);

        amend("3");

        assertThatExceptionOfType(OrderClosedException.class).isThrownBy(this::enter);
        assertThatExceptionOfType(OrderClosedException.class)
                .isThrownBy(() -> orders.applyPricing(orders.get(id), Pricing.NONE));
        closings.begin(id, ClosingReason.CANCEL_REQUESTED, CLOSING, null);
        assertThat(end(CLOSING)).isEqualTo(OrderStatus.RECEIVED);

        Order order = orders.get(id);
        assertThat(order.paymentStatus()).as("what is held stays").isEqualTo(PaymentStatus.PARTIALLY_HELD);
        assertThat(order.closingReason()).isNull();
        assertThatNoException().isThrownBy(this::enter);
        assertThat(answers.timeline(id, INTEGRATOR)).extracting(TimelineEntry::type)
                .contains("order.amended", "order.restarting", "order.restarted");
    }

    @Test
    void jobs_of_the_undoing_that_come_late_leave_the_restarted_order_alone() {
        amend("3");
        closings.begin(id, ClosingReason.CANCEL_REQUESTED, CLOSING, null);
        end(CLOSING);

        closings.begin(id, ClosingReason.CANCEL_REQUESTED, CLOSING, null);
        assertThatNoException().isThrownBy(this::enter);
        end(CLOSING);

        assertThat(answers.timeline(id, INTEGRATOR)).extracting(TimelineEntry::type)
                .containsOnlyOnce("order.restarted");
    }

    @Test
    void an_interruption_that_reaches_the_next_process_makes_the_order_start_over_again() {
        amend("3");
        closings.begin(id, ClosingReason.PAYMENT_DEADLINE, CLOSING, null);
        end(CLOSING);

        closings.begin(id, ClosingReason.CANCEL_REQUESTED, CLOSING + 1, null);

        assertThatExceptionOfType(OrderClosedException.class).isThrownBy(this::enter);
        assertThat(end(CLOSING + 1)).isEqualTo(OrderStatus.RECEIVED);
        assertThatNoException().isThrownBy(this::enter);
    }

    @Test
    void jobs_of_an_earlier_undoing_that_come_late_do_not_end_a_later_one() {
        amend("3");
        startOver(CLOSING);
        amend("5");

        end(CLOSING);

        assertThatExceptionOfType(OrderClosedException.class).isThrownBy(this::enter);
        startOver(CLOSING + 1);
        closings.begin(id, ClosingReason.CANCEL_REQUESTED, CLOSING, null);
        assertThatNoException().isThrownBy(this::enter);
    }

    @Test
    void the_process_that_was_interrupted_cannot_claim_the_restarted_order() {
        long interrupted = Objects.requireNonNull(orders.get(id).processInstanceKey());
        amend("3");
        startOver(CLOSING);

        assertThat(claims.claim(id, interrupted, 1)).isEqualTo(new ClaimResult.Retired());
        assertThat(claims.claim(id, 1, 1)).isInstanceOf(ClaimResult.Claimed.class);
    }

    @Test
    void of_two_amendments_at_once_one_is_taken_and_the_other_told_the_version_that_there_is_now() {
        LocalDate day = LocalDate.of(2027, 3, 1);
        CompletableFuture<?> second = Objects.requireNonNull(transaction.execute(status -> {
            amend("3", day);
            CompletableFuture<?> later = CompletableFuture.runAsync(() -> amend("5"));
            Blocked.await(jdbc);
            return later;
        }));

        assertThatExceptionOfType(CompletionException.class).isThrownBy(second::join)
                .havingCause()
                .isInstanceOfSatisfying(ConflictException.class, refused -> assertThat(refused.extra())
                        .containsEntry("currentVersion", orders.get(id).version()));
        assertThat(orders.get(id)).extracting(Order::revision, Order::requestedDeliveryDate).containsExactly(2, day);
    }

    @Test
    void an_amendment_for_a_version_that_was_amended_since_is_refused() {
        long read = orders.get(id).version();
        amend("3");

        assertThatExceptionOfType(ConflictException.class).isThrownBy(() -> amendments.amend(id,
                new Amendment(List.of(line(placing.product("POT", "7.00"), "5")), null, null, read), INTEGRATOR));
        assertThat(orders.get(id).revision()).isEqualTo(2);
    }

    @Test
    void what_is_on_an_order_keeps_its_price_also_when_it_was_taken_off_in_between() {
        Sku pot = placing.product("POT", "7.00");
        amendments.amend(id, new Amendment(List.of(line(pot, "2")), null, null), INTEGRATOR);
        Sku pan = placing.product("PAN", "9.00");
        amendments.amend(id, new Amendment(List.of(line(pan, "1")), null, null), INTEGRATOR);
        products.put(GoodsLines.product(pot.value(), "POT", "8.00"));

        amendments.amend(id, new Amendment(List.of(line(pot, "3")), null, null), INTEGRATOR);

        assertThat(orders.get(id).total()).isEqualTo(Money.parse("21.00", "CNY"));
        assertThat(orders.amendments(id)).extracting(AmendedRevision::revision).containsExactly(2, 3, 4);
        assertThat(orders.amendments(id)).last().satisfies(last -> assertThat(last.changes())
                .contains(pan + " removed: 1", pot + " added: 3"));
    }

    @Test
    void an_interruption_of_a_process_that_was_left_behind_leaves_the_restarted_order_alone() {
        amend("3");
        closings.begin(id, ClosingReason.PAYMENT_DEADLINE, CLOSING, null);
        end(CLOSING);

        closings.begin(id, ClosingReason.CANCEL_REQUESTED, CLOSING + 1, 1);

        assertThatNoException().isThrownBy(this::enter);
        assertThat(end(CLOSING + 1)).isEqualTo(OrderStatus.RECEIVED);
        assertThat(answers.timeline(id, INTEGRATOR)).extracting(TimelineEntry::type)
                .containsOnlyOnce("order.restarted");
    }

    @Test
    void an_amendment_that_came_before_the_deadline_wins() {
        inReview();
        orders.requestChanges(id, "Mei", "Fewer, please");
        amend("3");

        closings.begin(id, ClosingReason.REVIEW_DEADLINE, CLOSING, null);

        assertThat(end(CLOSING)).isEqualTo(OrderStatus.RECEIVED);
    }

    @Test
    void a_cancel_while_the_order_is_undone_ends_it() {
        amend("3");

        cancellations.cancel(id, "Never mind", INTEGRATOR);

        closings.begin(id, ClosingReason.CANCEL_REQUESTED, CLOSING, null);
        assertThat(end(CLOSING)).isEqualTo(OrderStatus.CANCELLED);
    }

    @Test
    void an_order_may_be_amended_again_while_it_is_undone() {
        amend("3");
        amend("5");

        closings.begin(id, ClosingReason.CANCEL_REQUESTED, CLOSING, null);
        end(CLOSING);

        assertThat(orders.get(id)).extracting(Order::revision, Order::total).containsExactly(3,
                Money.parse("35.00", "CNY"));
    }

    @Test
    void what_is_allocated_is_not_amended_any_more() {
        inReview();
        orders.markApproved(id, "Mei");
        placing.allocate(id, "PLANT-1");

        assertThatExceptionOfType(ConflictException.class).isThrownBy(() -> amend("3"))
                .withMessageContaining("ALLOCATED");
        assertThatNoException().as("the fence stays open").isThrownBy(this::enter);
    }

    @Test
    void an_amendment_is_judged_like_an_order() {
        assertThatExceptionOfType(RefusedException.class).isThrownBy(() -> amendments.amend(
                id, new Amendment(List.of(line(new Sku("NO-SUCH"), "1")), null, null), INTEGRATOR));
        assertThat(orders.get(id).revision()).isEqualTo(1);
    }

    private void inReview() {
        orders.applyPricing(orders.get(id), Pricing.NONE);
        orders.markInReview(id);
    }

    private void startOver(long closing) {
        closings.begin(id, ClosingReason.CANCEL_REQUESTED, closing, null);
        assertThat(end(closing)).isEqualTo(OrderStatus.RECEIVED);
    }

    private OrderStatus end(long closing) {
        return placing.endAside(id, closing);
    }

    private void amend(String quantity) {
        amend(quantity, null);
    }

    private void amend(String quantity, @Nullable LocalDate day) {
        amendments.amend(id, new Amendment(List.of(line(placing.product("POT", "7.00"), quantity)), null, day),
                INTEGRATOR);
    }

    private void enter() {
        transaction.executeWithoutResult(status -> fence.enter(id));
    }
}
