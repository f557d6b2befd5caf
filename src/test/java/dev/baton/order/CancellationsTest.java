package dev.baton.order;

import static dev.baton.order.Placing.INTEGRATOR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.platform.fence.OrderClosedException;
import dev.baton.platform.fence.OrderFence;
import dev.baton.platform.fence.OrderId;
import dev.baton.platform.problem.ConflictException;
import dev.baton.platform.problem.NotFoundException;
import dev.baton.platform.security.Caller;
import dev.baton.platform.security.Role;
import dev.baton.testing.BatonTest;
import dev.baton.trade.Trade;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@BatonTest
class CancellationsTest {

    private final Orders orders;
    private final OrderSellers sellers;
    private final OrderMoney orderMoney;
    private final Closings closings;
    private final Cancellations cancellations;
    private final OrderAnswers answers;
    private final OrderFence fence;
    private final TransactionTemplate transaction;
    private final JdbcClient jdbc;
    private final Placing placing;
    private final Trade trade;

    @Autowired
    CancellationsTest(
            Orders orders,
            OrderSellers sellers,
            OrderMoney orderMoney,
            Closings closings,
            Cancellations cancellations,
            OrderAnswers answers,
            OrderFence fence,
            TransactionTemplate transaction,
            JdbcClient jdbc,
            BeanFactory beans) {
        this.orders = orders;
        this.sellers = sellers;
        this.orderMoney = orderMoney;
        this.closings = closings;
        this.cancellations = cancellations;
        this.answers = answers;
        this.fence = fence;
        this.transaction = transaction;
        this.jdbc = jdbc;
        this.placing = new Placing(beans);
        this.trade = new Trade(beans);
    }

    @Test
    void a_cancelled_order_refuses_every_effect_and_ends_once_it_is_undone() {
        OrderId id = priced();

        cancellations.cancel(id, "Ordered twice", INTEGRATOR);
        cancellations.cancel(id, "Ordered twice", INTEGRATOR);

        assertThat(orders.get(id).status()).isEqualTo(OrderStatus.CANCELLING);
        assertThatExceptionOfType(OrderClosedException.class).isThrownBy(() -> orderMoney.markHeld(id));
        assertThatExceptionOfType(OrderClosedException.class).isThrownBy(() -> enter(id));
        closings.begin(id, ClosingReason.CANCEL_REQUESTED, 7, null);
        assertThat(closings.end(id, 7)).isEqualTo(OrderStatus.CANCELLED);
        cancellations.cancel(id, "Asked again after the end", INTEGRATOR);

        assertThat(orders.get(id).closingReason()).isEqualTo(ClosingReason.CANCEL_REQUESTED);
        assertThat(answers.timeline(id, INTEGRATOR)).extracting(TimelineEntry::type)
                .containsOnlyOnce("cancellation.requested", "order.cancelling", "order.cancelled");
        assertThat(answers.timeline(id, INTEGRATOR)).extracting(TimelineEntry::detail).contains("Ordered twice");
    }

    @Test
    void goods_that_have_left_are_returned_and_not_cancelled() {
        OrderId id = priced();
        transaction.executeWithoutResult(status -> fence.pass(id));

        assertThatExceptionOfType(ConflictException.class)
                .isThrownBy(() -> cancellations.cancel(id, "Too late", INTEGRATOR))
                .withMessageContaining("/api/returns");
        assertThat(cancellations.outlook(id, INTEGRATOR)).satisfies(outlook -> {
            assertThat(outlook.possible()).isFalse();
            assertThat(outlook.hindrance()).contains("/api/returns");
        });
        assertThat(orders.get(id).status()).isEqualTo(OrderStatus.PRICED);
    }

    @Test
    void an_order_that_ended_otherwise_is_not_cancelled_and_says_how_it_ended() {
        OrderId id = priced();
        closings.begin(id, ClosingReason.REVIEW_REJECTED, 7, null);
        closings.end(id, 7);

        assertThatExceptionOfType(ConflictException.class)
                .isThrownBy(() -> cancellations.cancel(id, "Too late", INTEGRATOR))
                .withMessageContaining("REJECTED")
                .satisfies(told -> assertThat(told.extra()).containsOnlyKeys("orderStatus"));
    }

    @Test
    void what_the_rules_were_told_and_said_is_kept_with_their_version_and_the_terms_are_in_the_answer() {
        OrderId id = priced();

        cancellations.cancel(id, "Ordered twice", INTEGRATOR);

        assertThat(answers.decisions(id, INTEGRATOR)).filteredOn(taken -> taken.decision().equals("cancellation"))
                .singleElement()
                .satisfies(taken -> {
                    assertThat(taken.version()).isPositive();
                    assertThat(taken.inputs().at("/cancellation/status").asText()).isEqualTo("PRICED");
                    assertThat(taken.inputs().at("/cancellation/asker").asText()).isEqualTo("CUSTOMER");
                    assertThat(taken.results().at("/0/ruleId").asText()).isEqualTo("CAN-NOT-SOLD");
                });
        JsonNode terms = answers.get(id, INTEGRATOR).path("cancellation");
        assertThat(terms.path("asker").asText()).isEqualTo("CUSTOMER");
        assertThat(terms.path("reason").asText()).isEqualTo("Ordered twice");
        assertThat(terms.path("rule").asText()).isEqualTo("CAN-NOT-SOLD");
        assertThat(terms.path("fee").asText()).isEqualTo("0.00");
    }

    @Test
    void what_the_rules_refuse_changes_nothing_and_is_kept_too() {
        Caller nobody = new Caller("late", Set.of(Role.INTEGRATOR), null);
        OrderId late = retailersOrderThatACarrierIsBookedFor();

        assertThatExceptionOfType(ConflictException.class)
                .isThrownBy(() -> cancellations.cancel(late, "Too slow", nobody))
                .withMessageContaining("ask an operator")
                .satisfies(told -> assertThat(told.extra()).containsEntry("rule", "CAN-SELLER-WAITED"));
        assertThat(cancellations.outlook(late, nobody).possible()).isFalse();
        assertThat(orders.get(late).status()).isEqualTo(OrderStatus.RELEASED);
        assertThat(answers.decisions(late, INTEGRATOR)).extracting(taken -> taken.decision()).contains("cancellation");
        enter(late);

        cancellations.cancel(late, "Too slow", new Caller("olga", Set.of(Role.OPERATOR), null));
        assertThat(orders.get(late).status()).isEqualTo(OrderStatus.CANCELLING);
    }

    @Test
    void another_customers_order_is_not_there() {
        Caller bound = new Caller("dealer", Set.of(Role.INTEGRATOR), "D-0000");
        OrderId id = priced();

        assertThatExceptionOfType(NotFoundException.class).isThrownBy(() -> cancellations.cancel(id, "Mine?", bound));
        assertThatExceptionOfType(NotFoundException.class).isThrownBy(() -> cancellations.outlook(id, bound));
        assertThat(orders.get(id).status()).isEqualTo(OrderStatus.PRICED);
    }

    /** Whoever wins: an effect before the cancel is seen by the undoing, and none comes after it. */
    @RepeatedTest(20)
    void a_cancel_and_an_effect_that_race_never_both_have_the_last_word() throws Exception {
        OrderId id = priced();
        CountDownLatch start = new CountDownLatch(1);
        CompletableFuture<Throwable> effect = CompletableFuture.supplyAsync(() -> {
            await(start);
            return catchThrowable(() -> transaction.executeWithoutResult(status -> {
                fence.enter(id);
                orderMoney.markHeld(id);
            }));
        });
        CompletableFuture<?> cancel = CompletableFuture.runAsync(() -> {
            await(start);
            cancellations.cancel(id, "Changed my mind", INTEGRATOR);
        });

        start.countDown();
        cancel.get(30, TimeUnit.SECONDS);
        Throwable refusal = effect.get(30, TimeUnit.SECONDS);

        Order order = orders.get(id);
        assertThat(order.status()).isEqualTo(OrderStatus.CANCELLING);
        if (refusal == null) {
            assertThat(order.paymentStatus()).isEqualTo(PaymentStatus.HELD);
        } else {
            assertThat(refusal).isInstanceOf(OrderClosedException.class);
            assertThat(order.paymentStatus()).isEqualTo(PaymentStatus.NONE);
        }
    }

    @Test
    void many_who_cancel_at_once_interrupt_the_process_once() {
        OrderId id = priced();
        CompletableFuture<?>[] many = new CompletableFuture<?>[12];
        for (int number = 0; number < many.length; number++) {
            many[number] = CompletableFuture.runAsync(() -> cancellations.cancel(id, "All of us", INTEGRATOR));
        }
        CompletableFuture.allOf(many).join();

        assertThat(
                jdbc.sql("SELECT count(*) FROM order_timeline WHERE order_id = ? AND type = 'cancellation.requested'")
                        .param(id.value())
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    private OrderId priced() {
        OrderId id = placing.aside();
        orders.applyPricing(orders.get(id), Pricing.NONE);
        return id;
    }

    /** Placed four days ago. */
    private OrderId retailersOrderThatACarrierIsBookedFor() {
        OrderId id = priced();
        orders.markApproved(id, "rules");
        String warehouse = trade.plant("EAST").value();
        placing.allocate(id, warehouse);
        sellers.markReleasedToSeller(id, orders.get(id).customerId());
        jdbc.sql("""
                UPDATE orders SET channel = 'RETAILER', seller_id = ?, created_at = created_at - interval '4 days'
                WHERE id = ?""").params(placing.distributor().value(), id.value()).update();
        jdbc.sql(
                """
                        INSERT INTO consignment (id, order_id, revision, number, location, currency, state, reserved_at, changed_at)
                        VALUES (?, ?, 1, 1, ?, 'CNY', 'RESERVED', now(), now())""")
                .params(id.value(), id.value(), warehouse)
                .update();
        jdbc.sql(
                """
                        INSERT INTO shipment (id, order_id, consignment_id, carrier, service, state, booking_id, tracking_number, pickup_due_at, created_at)
                        VALUES (?, ?, ?, 'SF', 'ROAD', 'BOOKED', 'B', ?, now(), now())""")
                .params(id.value(), id.value(), id.value(), id.toString())
                .update();
        return id;
    }

    private void enter(OrderId id) {
        transaction.executeWithoutResult(status -> fence.enter(id));
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
