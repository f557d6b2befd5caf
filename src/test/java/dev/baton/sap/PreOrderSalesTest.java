package dev.baton.sap;

import static dev.baton.trade.Trade.line;
import static dev.baton.trade.Trade.money;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.baton.allocation.Allocation;
import dev.baton.customer.CustomerId;
import dev.baton.inventory.location.LocationId;
import dev.baton.ledger.Hold;
import dev.baton.ledger.Ledger;
import dev.baton.order.DepositTerms;
import dev.baton.order.Order;
import dev.baton.order.OrderStatus;
import dev.baton.order.Orders;
import dev.baton.order.PaymentMethod;
import dev.baton.payment.HoldOutcome.Held;
import dev.baton.payment.Payments;
import dev.baton.payment.RestPayments;
import dev.baton.platform.engine.NotYetException;
import dev.baton.platform.fence.OrderClosedException;
import dev.baton.platform.fence.OrderFence;
import dev.baton.platform.fence.OrderId;
import dev.baton.platform.money.Money;
import dev.baton.product.Sku;
import dev.baton.sap.SapAnswer.Done;
import dev.baton.simulators.Simulators;
import dev.baton.testing.BatonTest;
import dev.baton.trade.Race;
import dev.baton.trade.Trade;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Nothing is sold of which only a deposit is held. */
@BatonTest
class PreOrderSalesTest {

    private final SalesOrders salesOrders;
    private final Payments payments;
    private final RestPayments rests;
    private final Orders orders;
    private final Ledger ledger;
    private final OrderFence fence;
    private final TransactionTemplate transaction;
    private final JdbcClient jdbc;
    private final Simulators simulators;
    private final Trade trade;
    private final BeanFactory beans;
    private final CustomerId customer;
    private final OrderId order;

    @Autowired
    PreOrderSalesTest(
            SalesOrders salesOrders,
            Payments payments,
            RestPayments rests,
            Orders orders,
            Ledger ledger,
            OrderFence fence,
            TransactionTemplate transaction,
            JdbcClient jdbc,
            Simulators simulators,
            BeanFactory beans) {
        this.salesOrders = salesOrders;
        this.payments = payments;
        this.rests = rests;
        this.orders = orders;
        this.ledger = ledger;
        this.fence = fence;
        this.transaction = transaction;
        this.jdbc = jdbc;
        this.simulators = simulators;
        this.beans = beans;
        this.trade = new Trade(beans);
        this.customer = trade.distributor("30.00");
        this.order = allocated();
    }

    @Test
    void no_sales_order_is_asked_for_while_only_the_deposit_is_held() {
        assertThatExceptionOfType(PaymentDueException.class).isThrownBy(() -> salesOrders.create(order));
        assertThat(intents()).isZero();
        assertThat(simulators.salesOrders(orders.get(order).number())).isEmpty();
        rests.hold(order);
        assertThatExceptionOfType(PaymentDueException.class).isThrownBy(() -> salesOrders.create(order));

        trade.topUp(customer, "70.00");
        assertThat(salesOrders.create(order)).isInstanceOf(Done.class);
        assertThat(rests.hold(order)).as("a job that comes late").isEqualTo(new Held());
        assertThat(orders.get(order).status()).isEqualTo(OrderStatus.RELEASED);
        assertThat(simulators.salesOrders(orders.get(order).number())).hasSize(1);
    }

    @Test
    void the_database_refuses_to_have_an_order_sold_of_which_only_the_deposit_is_held() {
        assertThatExceptionOfType(DataIntegrityViolationException.class)
                .isThrownBy(() -> orders.markReleased(order, "SO", null));
    }

    @Test
    void of_sixty_four_that_pay_hold_sell_and_cancel_none_sells_what_is_not_paid() {
        Race.of(64, number -> () -> {
            try {
                act(number);
            } catch (PaymentDueException | OrderClosedException | NotYetException refused) {
                return number;
            }
            return number;
        });
        Order found = orders.get(order);
        if (intents() > 0) {
            assertThat(held()).as("what is sold is held").isEqualTo(found.total());
        }
        assertThat(found.status()).isIn(OrderStatus.ALLOCATED, OrderStatus.AWAITING_PAYMENT, OrderStatus.RELEASED);
        assertThat(simulators.salesOrders(found.number()).size()).isEqualTo(Math.toIntExact(intents()));
    }

    private void act(int number) {
        if (number == 63) {
            transaction.executeWithoutResult(status -> fence.close(order));
        } else if (number < 14) {
            trade.topUp(customer, "5.00");
        } else if (number % 2 == 0) {
            rests.hold(order);
        } else {
            salesOrders.create(order);
        }
    }

    private OrderId allocated() {
        LocationId plant = trade.plant("EAST");
        Sku kettle = trade.unreleased("10.00", LocalDate.parse("2199-12-31"));
        SapMappings mappings = beans.getBean(SapMappings.class);
        mappings.put(new SapMapping(MappingKind.PLANT, plant.value(), "1010"));
        mappings.put(new SapMapping(MappingKind.PARTNER, customer.value(), "17100001"));
        mappings.put(new SapMapping(MappingKind.MATERIAL, kettle.value(), "M-" + kettle.value()));
        trade.receive(plant, line(kettle, 10));
        OrderId id = trade.preOrdered(customer, PaymentMethod.PREPAID, line(kettle, 10));
        payments.hold(id, new DepositTerms("TEST", "For a test", new BigDecimal(30)));
        orders.markApproved(id, "test");
        beans.getBean(Allocation.class).reserve(id, null);
        return id;
    }

    private long intents() {
        return jdbc.sql("SELECT count(*) FROM sap_request WHERE order_id = ?").param(order.value()).query(Long.class)
                .single();
    }

    private Money held() {
        return ledger.openHolds(order.toString()).stream().map(Hold::remaining).reduce(money("0.00"), Money::plus);
    }
}
