package dev.baton.order;

import static dev.baton.order.OrderStatus.*;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OrderStatusTest {

    private static final List<OrderStatus> HAPPY_PATH =
            List.of(RECEIVED, PRICED, IN_REVIEW, APPROVED, ALLOCATED, RELEASED, SHIPPED, DELIVERED, COMPLETED);

    @Test
    void each_state_of_an_orders_life_follows_the_one_before() {
        for (int step = 1; step < HAPPY_PATH.size(); step++) {
            assertThat(HAPPY_PATH.get(step).from()).contains(HAPPY_PATH.get(step - 1));
        }
    }

    @Test
    void a_step_of_an_order_that_is_further_on_comes_late() {
        for (int step = 1; step < HAPPY_PATH.size(); step++) {
            for (OrderStatus later : HAPPY_PATH.subList(step, HAPPY_PATH.size())) {
                assertThat(later.isAtOrBeyond(HAPPY_PATH.get(step))).as("%s after %s", HAPPY_PATH.get(step), later)
                        .isTrue();
            }
            for (OrderStatus earlier : HAPPY_PATH.subList(0, step)) {
                assertThat(earlier.isAtOrBeyond(HAPPY_PATH.get(step))).as("%s from %s", HAPPY_PATH.get(step), earlier)
                        .isFalse();
            }
        }
    }

    @Test
    void who_was_asked_for_changes_or_waited_for_stock_was_reviewed_before() {
        assertThat(CHANGES_REQUESTED.isAtOrBeyond(IN_REVIEW)).isTrue();
        assertThat(APPROVED.isAtOrBeyond(CHANGES_REQUESTED)).isFalse();
        assertThat(BACKORDERED.isAtOrBeyond(APPROVED)).isTrue();
        assertThat(ALLOCATED.isAtOrBeyond(BACKORDERED)).isTrue();
    }

    @ParameterizedTest
    @EnumSource(names = {"REJECTED", "CANCELLED"})
    void nothing_is_rejected_or_cancelled_but_what_was_undone(OrderStatus end) {
        assertThat(end.from()).isEqualTo(EnumSet.of(CANCELLING));
        assertThat(end.isFinal()).isTrue();
    }

    @Test
    void nothing_is_undone_once_it_has_left() {
        assertThat(CANCELLING.from()).contains(RECEIVED, AWAITING_PAYMENT, RELEASED)
                .doesNotContain(SHIPPED, DELIVERED, COMPLETED, REJECTED, CANCELLED);
    }

    @Test
    void lines_are_replaced_until_stock_is_allocated() {
        assertThat(EnumSet.allOf(OrderStatus.class)).filteredOn(OrderStatus::isAmendable).containsExactlyInAnyOrder(
                RECEIVED, PRICED, AWAITING_PAYMENT, IN_REVIEW, CHANGES_REQUESTED, APPROVED, PRE_ORDERED, BACKORDERED,
                ON_HOLD);
    }
}
