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
import dev.baton.product.Sku;
import dev.baton.testing.BatonTest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

@BatonTest
class AmendmentsTest {

    private static final long CLOSING = 4711;

    private final Orders orders;
    private final Amendments amendments;
    private final Cancellations cancellations;
    private final OrderAnswers answers;
    private final OrderFence fence;
    private final TransactionTemplate transaction;
    private final Placing placing;
    private final OrderId id;

    @Autowired
    AmendmentsTest(
            Orders orders,
            Amendments amendments,
            Cancellations cancellations,
            OrderAnswers answers,
            OrderFence fence,
            TransactionTemplate transaction,
            BeanFactory beans) {
        this.orders = orders;
        this.amendments = amendments;
        this.cancellations = cancellations;
        this.answers = answers;
        this.fence = fence;
        this.transaction = transaction;
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
        assertThat(orders.claim(id, instance == null ? 0 : instance, 1))
                .isInstanceOfSatisfying(ClaimResult.Claimed.class,
                        claimed -> assertThat(claimed.revision()).isEqualTo(2));
    }

    @Test
    void any_other_order_is_undone_behind_the_fence_and_starts_over() {
        orders.applyPricing(orders.get(id), Pricing.NONE);
        orders.markHeld(id);

        amend("3");

        assertThatExceptionOfType(OrderClosedException.class).isThrownBy(this::enter);
        assertThatExceptionOfType(OrderClosedException.class)
                .isThrownBy(() -> orders.applyPricing(orders.get(id), Pricing.NONE));
        orders.beginClosing(id, ClosingReason.CANCEL_REQUESTED, CLOSING);
        assertThat(orders.close(id, CLOSING)).isEqualTo(OrderStatus.RECEIVED);

        Order order = orders.get(id);
        assertThat(order.paymentStatus()).isEqualTo(PaymentStatus.NONE);
        assertThat(order.closingReason()).isNull();
        assertThatNoException().isThrownBy(this::enter);
        assertThat(answers.timeline(id, INTEGRATOR)).extracting(TimelineEntry::type)
                .contains("order.amended", "order.restarting", "order.restarted");
    }

    @Test
    void jobs_of_the_undoing_that_come_late_leave_the_restarted_order_alone() {
        amend("3");
        orders.beginClosing(id, ClosingReason.CANCEL_REQUESTED, CLOSING);
        orders.close(id, CLOSING);

        orders.beginClosing(id, ClosingReason.CANCEL_REQUESTED, CLOSING);
        assertThatNoException().isThrownBy(this::enter);
        orders.close(id, CLOSING);

        assertThat(answers.timeline(id, INTEGRATOR)).extracting(TimelineEntry::type)
                .containsOnlyOnce("order.restarted");
    }

    @Test
    void an_interruption_that_reaches_the_next_process_makes_the_order_start_over_again() {
        amend("3");
        orders.beginClosing(id, ClosingReason.PAYMENT_DEADLINE, CLOSING);
        orders.close(id, CLOSING);

        orders.beginClosing(id, ClosingReason.CANCEL_REQUESTED, CLOSING + 1);

        assertThatExceptionOfType(OrderClosedException.class).isThrownBy(this::enter);
        assertThat(orders.close(id, CLOSING + 1)).isEqualTo(OrderStatus.RECEIVED);
        assertThatNoException().isThrownBy(this::enter);
    }

    @Test
    void an_amendment_that_came_before_the_deadline_wins() {
        inReview();
        orders.requestChanges(id, "Mei", "Fewer, please");
        amend("3");

        orders.beginClosing(id, ClosingReason.REVIEW_DEADLINE, CLOSING);

        assertThat(orders.close(id, CLOSING)).isEqualTo(OrderStatus.RECEIVED);
    }

    @Test
    void a_cancel_while_the_order_is_undone_ends_it() {
        amend("3");

        cancellations.cancel(id, "Never mind", INTEGRATOR);

        orders.beginClosing(id, ClosingReason.CANCEL_REQUESTED, CLOSING);
        assertThat(orders.close(id, CLOSING)).isEqualTo(OrderStatus.CANCELLED);
    }

    @Test
    void an_order_may_be_amended_again_while_it_is_undone() {
        amend("3");
        amend("5");

        orders.beginClosing(id, ClosingReason.CANCEL_REQUESTED, CLOSING);
        orders.close(id, CLOSING);

        assertThat(orders.get(id)).extracting(Order::revision, Order::total).containsExactly(3,
                Money.parse("35.00", "CNY"));
    }

    @Test
    void what_is_allocated_is_not_amended_any_more() {
        inReview();
        orders.markApproved(id, "Mei");
        orders.markAllocated(id, "PLANT-1");

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

    private void amend(String quantity) {
        amendments.amend(id, new Amendment(List.of(line(placing.product("POT", "7.00"), quantity)), null, null),
                INTEGRATOR);
    }

    private void enter() {
        transaction.executeWithoutResult(status -> fence.enter(id));
    }
}
