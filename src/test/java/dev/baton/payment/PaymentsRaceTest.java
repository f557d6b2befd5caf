package dev.baton.payment;

import static dev.baton.trade.Trade.line;
import static dev.baton.trade.Trade.prepaid;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.customer.CustomerId;
import dev.baton.ledger.Ledger;
import dev.baton.order.Orders;
import dev.baton.order.PaymentMethod;
import dev.baton.order.PaymentStatus;
import dev.baton.payment.HoldOutcome.Held;
import dev.baton.platform.fence.OrderClosedException;
import dev.baton.platform.fence.OrderFence;
import dev.baton.platform.fence.OrderId;
import dev.baton.product.Sku;
import dev.baton.testing.BatonTest;
import dev.baton.trade.Race;
import dev.baton.trade.Trade;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@BatonTest
class PaymentsRaceTest {

    private final Payments payments;
    private final Ledger ledger;
    private final Orders orders;
    private final OrderFence fence;
    private final TransactionTemplate transaction;
    private final JdbcClient jdbc;
    private final Trade trade;

    @Autowired
    PaymentsRaceTest(
            Payments payments,
            Ledger ledger,
            Orders orders,
            OrderFence fence,
            TransactionTemplate transaction,
            JdbcClient jdbc,
            BeanFactory beans) {
        this.payments = payments;
        this.ledger = ledger;
        this.orders = orders;
        this.fence = fence;
        this.transaction = transaction;
        this.jdbc = jdbc;
        this.trade = new Trade(beans);
    }

    @Test
    void of_fifty_orders_that_race_for_the_last_of_a_balance_as_many_are_held_as_it_is_enough_for() {
        CustomerId customer = trade.distributor("100.00");
        List<OrderId> ids = orders(customer, 50);

        List<HoldOutcome> outcomes = Race.of(50, number -> () -> payments.hold(ids.get(number)));

        assertThat(outcomes).filteredOn(new Held()::equals).hasSize(3);
        assertThat(waiting(customer)).hasSize(47);
        assertThat(available(customer)).isEqualTo("10.00");
    }

    @Test
    void while_orders_come_and_money_comes_none_is_overtaken_and_no_wake_up_is_lost() {
        CustomerId customer = trade.distributor("0.00");
        List<OrderId> ids = orders(customer, 40);

        Race.of(50, number -> () -> {
            if (number < 40) {
                payments.hold(ids.get(number));
            } else {
                // 30 fit in all, in ten pieces that are enough for three each
                trade.topUp(customer, "90.00");
            }
            return number;
        });

        List<OrderId> held = ids.stream().filter(id -> orders.get(id).paymentStatus() == PaymentStatus.HELD).toList();
        assertThat(held).hasSize(30);
        assertThat(waiting(customer)).hasSize(10);
        assertThat(available(customer)).isEqualTo("0.00");
        List<OrderId> queue = waiting(customer);
        trade.topUp(customer, "60.00");
        assertThat(waiting(customer)).as("the two oldest are served").isEqualTo(queue.subList(2, 10));
    }

    @Test
    void cancels_among_holds_and_grants_leave_no_hold_behind_and_do_not_deadlock() {
        CustomerId customer = trade.distributor("300.00");
        List<OrderId> ids = orders(customer, 24);

        Race.of(48, number -> () -> {
            OrderId order = ids.get(number % 24);
            if (number < 24) {
                try {
                    payments.hold(order);
                } catch (OrderClosedException closedBefore) {
                    return number;
                }
            } else if (number % 2 == 0) {
                transaction.executeWithoutResult(status -> fence.close(order));
                payments.voidHold(order);
            }
            return number;
        });

        IntStream.range(0, 24).filter(number -> number % 2 == 0).mapToObj(ids::get).forEach(
                cancelled -> assertThat(ledger.openHolds(cancelled.toString())).isEmpty());
        long held = ids.stream().filter(id -> !ledger.openHolds(id.toString()).isEmpty()).count();
        assertThat(held).as("ten fit, twelve want it").isEqualTo(10);
        assertThat(waiting(customer)).hasSize(2);
    }

    private List<OrderId> orders(CustomerId customer, int count) {
        Sku sku = trade.product("30.00");
        return IntStream.range(0, count)
                .mapToObj(number -> trade.priced(customer, PaymentMethod.PREPAID, line(sku, 1)))
                .toList();
    }

    private List<OrderId> waiting(CustomerId customer) {
        return jdbc.sql("SELECT order_id::text FROM payment_waiter WHERE account_id = ? ORDER BY position")
                .param(prepaid(customer).value())
                .query(String.class)
                .list()
                .stream()
                .map(OrderId::of)
                .toList();
    }

    private String available(CustomerId customer) {
        return ledger.account(prepaid(customer)).orElseThrow().available().toMajor();
    }
}
