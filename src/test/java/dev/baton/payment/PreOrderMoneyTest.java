package dev.baton.payment;

import static dev.baton.trade.Trade.line;
import static dev.baton.trade.Trade.money;
import static dev.baton.trade.Trade.prepaid;
import static dev.baton.trade.Trade.receivable;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.baton.allocation.Allocation;
import dev.baton.allocation.AllocationOutcome;
import dev.baton.allocation.BackorderChoice;
import dev.baton.allocation.BackorderChoices;
import dev.baton.allocation.Consignments;
import dev.baton.allocation.sourcing.Criterion;
import dev.baton.allocation.sourcing.Fulfilment;
import dev.baton.allocation.sourcing.SourcingPolicy;
import dev.baton.customer.CustomerId;
import dev.baton.inventory.GoodsMovements;
import dev.baton.inventory.MovementReason;
import dev.baton.inventory.StockChange;
import dev.baton.inventory.location.LocationId;
import dev.baton.ledger.AccountId;
import dev.baton.ledger.Hold;
import dev.baton.ledger.Ledger;
import dev.baton.order.Deposit;
import dev.baton.order.DepositTerms;
import dev.baton.order.OrderStatus;
import dev.baton.order.Orders;
import dev.baton.order.PaymentMethod;
import dev.baton.order.PaymentStatus;
import dev.baton.payment.HoldOutcome.Held;
import dev.baton.payment.HoldOutcome.NotDue;
import dev.baton.payment.HoldOutcome.Promised;
import dev.baton.payment.HoldOutcome.Waiting;
import dev.baton.platform.fence.OrderClosedException;
import dev.baton.platform.fence.OrderFence;
import dev.baton.platform.fence.OrderId;
import dev.baton.platform.money.Money;
import dev.baton.platform.money.Quantity;
import dev.baton.platform.security.Caller;
import dev.baton.platform.security.Role;
import dev.baton.platform.time.BusinessCalendar;
import dev.baton.product.Sku;
import dev.baton.settlement.Settlements;
import dev.baton.testing.BatonTest;
import dev.baton.trade.Blocked;
import dev.baton.trade.Race;
import dev.baton.trade.Trade;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What is held of the money of a pre-order, and when. */
@BatonTest
class PreOrderMoneyTest {

    private final Payments payments;
    private final RestPayments rests;
    private final Bonuses bonuses;
    private final Ledger ledger;
    private final Orders orders;
    private final Allocation allocation;
    private final BackorderChoices choices;
    private final Settlements settlements;
    private final Consignments consignments;
    private final GoodsMovements movements;
    private final OrderFence fence;
    private final TransactionTemplate transaction;
    private final JdbcClient jdbc;
    private final Clock clock;
    private final BusinessCalendar calendar;
    private final Trade trade;
    /** Costs 1.00 a piece, and is released in a month. */
    private Sku sku = new Sku("unset");
    private CustomerId customer = new CustomerId("unset");
    private LocationId plant = new LocationId("unset");

    @Autowired
    PreOrderMoneyTest(
            Payments payments,
            RestPayments rests,
            Bonuses bonuses,
            Ledger ledger,
            Orders orders,
            Allocation allocation,
            GoodsMovements movements,
            OrderFence fence,
            TransactionTemplate transaction,
            JdbcClient jdbc,
            Clock clock,
            BusinessCalendar calendar,
            BeanFactory beans) {
        this.choices = beans.getBean(BackorderChoices.class);
        this.settlements = beans.getBean(Settlements.class);
        this.consignments = beans.getBean(Consignments.class);
        this.payments = payments;
        this.rests = rests;
        this.bonuses = bonuses;
        this.ledger = ledger;
        this.orders = orders;
        this.allocation = allocation;
        this.movements = movements;
        this.fence = fence;
        this.transaction = transaction;
        this.jdbc = jdbc;
        this.clock = clock;
        this.calendar = calendar;
        this.trade = new Trade(beans);
    }

    @BeforeEach
    void aDistributorWithAHundred() {
        LocalDate inAMonth = calendar.today(clock.instant()).plusDays(30);
        sku = trade.unreleased("1.00", inAMonth);
        customer = trade.distributor("100.00");
        plant = trade.plant("EAST");
    }

    @Test
    void deposit_and_rest_are_the_total_to_the_minor_unit_whatever_the_percentage() {
        Random random = new Random(20261126);
        for (int round = 0; round < 10_000; round++) {
            Money total = new Money(random.nextLong(1_000_000_000_000L), "CNY");
            BigDecimal percent = BigDecimal.valueOf(random.nextLong(1_000_001L), 4);
            Deposit deposit = Deposit.of(total, terms(percent.toPlainString()));
            assertThat(deposit.amount()).isBetween(Money.zero("CNY"), total);
            OrderHold whole = new OrderHold(new OrderId(new UUID(1, round)), 1, prepaid(customer), total);
            assertThat(whole.deposit(deposit.amount()).amount().plus(whole.rest(deposit.amount()).amount()))
                    .isEqualTo(total);
        }
    }

    @Test
    void a_half_of_a_minor_unit_is_rounded_up_once() {
        assertThat(Deposit.of(money("0.01"), terms("50")).amount()).isEqualTo(money("0.01"));
        assertThat(Deposit.of(money("0.01"), terms("49.9")).amount()).isEqualTo(money("0.00"));
        assertThat(Deposit.of(money("33.33"), terms("30")).amount()).isEqualTo(money("10.00"));
    }

    @Test
    void a_table_that_asks_for_more_than_all_is_wrong() {
        assertThatIllegalArgumentException().isThrownBy(() -> terms("100.1"));
        assertThatIllegalArgumentException().isThrownBy(() -> terms("-1"));
    }

    @Test
    void the_deposit_is_held_once_and_the_first_decision_about_it_stays() {
        OrderId order = preOrder(100);
        assertThat(payments.hold(order, terms("30"))).isEqualTo(new Held());
        assertThat(payments.hold(order, terms("30"))).isEqualTo(new Held());
        assertThat(payments.hold(order, terms("80"))).as("another table, asked again").isEqualTo(new Held());
        assertAvailable("70.00");
        assertThat(orders.get(order).paymentStatus()).isEqualTo(PaymentStatus.PARTIALLY_HELD);
        assertThat(covered(order)).isFalse();
    }

    @Test
    void without_a_rule_all_of_it_is_held() {
        OrderId order = preOrder(100);
        assertThat(payments.hold(order, null)).isEqualTo(new Held());
        assertThat(orders.get(order).paymentStatus()).isEqualTo(PaymentStatus.HELD);
        assertThat(covered(order)).isTrue();
    }

    @Test
    void a_stale_word_about_a_deposit_is_nothing_to_an_order_whose_goods_are_released() {
        OrderId order = trade.priced(customer, PaymentMethod.PREPAID, line(trade.product("1.00"), 60));
        assertThat(payments.hold(order, terms("30"))).isEqualTo(new Held());
        assertAvailable("40.00");
        assertThat(covered(order)).isTrue();
    }

    @Test
    void a_deposit_of_nothing_holds_nothing_and_the_rest_is_all() {
        OrderId order = allocated(preOrder(100), "0");
        assertAvailable("100.00");
        assertThat(orders.get(order).paymentStatus()).isEqualTo(PaymentStatus.NONE);
        assertThat(rests.hold(order)).isEqualTo(new Held());
        assertAvailable("0.00");
        assertThat(covered(order)).isTrue();
    }

    @Test
    void the_rest_is_held_once_beside_the_deposit() {
        OrderId order = allocated(preOrder(99), "33.33");
        assertThat(rests.hold(order)).isEqualTo(new Held());
        assertThat(rests.hold(order)).isEqualTo(new Held());
        assertThat(payments.hold(order, terms("33.33"))).as("a job that comes late").isEqualTo(new Held());
        assertAvailable("1.00");
        assertThat(held(order)).isEqualTo(money("99.00"));
        assertThat(orders.get(order).paymentStatus()).isEqualTo(PaymentStatus.HELD);
        assertThat(orders.get(order).status()).isEqualTo(OrderStatus.ALLOCATED);
        assertThat(covered(order)).isTrue();
    }

    @Test
    void the_rest_comes_from_a_bonus_and_from_the_customers_own_money() {
        OrderId order = allocated(preOrder(120), "50");
        bonuses.grant(ledger.account(prepaid(customer)).orElseThrow(), Trade.name("bonus"), money("30.00"),
                clock.instant().plus(Duration.ofDays(30)), "", "");
        assertThat(rests.hold(order)).isEqualTo(new Held());
        assertThat(rests.hold(order)).isEqualTo(new Held());
        assertAvailable("10.00");
        assertThat(held(order)).isEqualTo(money("120.00"));
        close(order);
        payments.voidHold(order);
        assertAvailable("100.00");
    }

    @Test
    void on_credit_deposit_and_rest_stay_within_the_limit() {
        customer = trade.distributor("0.00", "50.00", "EAST");
        OrderId fits = allocated(trade.preOrdered(customer, PaymentMethod.CREDIT, line(sku, 50)), "20");
        OrderId tooMuch = allocated(trade.preOrdered(customer, PaymentMethod.CREDIT, line(sku, 40)), "10");
        assertThat(rests.hold(fits)).as("36.00 are left for 40.00").isInstanceOf(Waiting.class);
        close(tooMuch);
        payments.voidHold(tooMuch);
        assertThat(covered(fits)).as("granted by what was given back").isTrue();
        assertThat(ledger.account(receivable(customer)).orElseThrow().available()).isEqualTo(money("0.00"));
    }

    @Test
    void a_rest_that_is_short_holds_nothing_more_and_queues_behind_those_who_wait() {
        OrderId order = allocated(preOrder(150), "30");
        HoldOutcome outcome = rests.hold(order);
        assertThat(outcome).isInstanceOf(Waiting.class);
        assertThat(rests.hold(order)).as("asked again").isEqualTo(outcome);
        assertThat(orders.get(order).status()).isEqualTo(OrderStatus.AWAITING_PAYMENT);
        assertThat(orders.get(order).paymentStatus()).isEqualTo(PaymentStatus.PARTIALLY_HELD);
        assertAvailable("55.00");
        assertThat(payments.hold(order, terms("30"))).as("a job for the deposit that comes late").isEqualTo(new Held());
        assertThat(orders.get(order).status()).isEqualTo(OrderStatus.AWAITING_PAYMENT);

        trade.topUp(customer, "50.00");
        assertThat(orders.get(order).status()).isEqualTo(OrderStatus.ALLOCATED);
        assertThat(orders.get(order).paymentStatus()).isEqualTo(PaymentStatus.HELD);
        assertThat(payments.giveUp(order)).isEqualTo(WaitOutcome.HELD);
        assertAvailable("0.00");
    }

    @Test
    void at_its_deadline_an_order_keeps_its_deposit_until_it_is_undone() {
        OrderId order = allocated(preOrder(150), "30");
        rests.hold(order);
        assertThat(payments.giveUp(order)).isEqualTo(WaitOutcome.EXPIRED);
        assertThat(payments.giveUp(order)).isEqualTo(WaitOutcome.EXPIRED);
        assertThat(held(order)).isEqualTo(money("45.00"));
        close(order);
        payments.voidHold(order);
        assertThat(held(order)).isEqualTo(money("0.00"));
        assertThat(orders.get(order).paymentStatus()).isEqualTo(PaymentStatus.VOIDED);
    }

    @Test
    void nothing_is_due_for_an_order_that_has_lost_its_stock_meanwhile() {
        OrderId order = allocated(preOrder(150), "30");
        trade.reservationExpires(order);
        assertThat(rests.hold(order)).isEqualTo(new NotDue());
        assertThat(orders.get(order).status()).isEqualTo(OrderStatus.BACKORDERED);
    }

    @Test
    void nothing_is_due_for_an_order_that_has_lost_its_stock_after_its_rest_was_held() {
        OrderId order = allocated(preOrder(100), "30");
        assertThat(rests.hold(order)).isEqualTo(new Held());
        trade.reservationExpires(order);
        assertThat(rests.hold(order)).isEqualTo(new NotDue());
        assertThat(orders.get(order).status()).isEqualTo(OrderStatus.BACKORDERED);
        assertThat(held(order)).isEqualTo(money("100.00"));
    }

    @Test
    void an_order_that_loses_its_stock_while_it_waits_for_its_rest_waits_for_stock_with_its_rest_held() {
        OrderId order = allocated(preOrder(150), "30");
        rests.hold(order);
        lose(150);
        assertThat(orders.get(order).status()).isEqualTo(OrderStatus.BACKORDERED);

        trade.topUp(customer, "50.00");

        assertThat(orders.get(order).status()).isEqualTo(OrderStatus.BACKORDERED);
        assertThat(orders.get(order).paymentStatus()).isEqualTo(PaymentStatus.HELD);
        assertThat(rests.hold(order)).isEqualTo(new NotDue());
        assertThat(allocation.reserve(order, null)).isInstanceOf(AllocationOutcome.Waiting.class);
        trade.receive(plant, line(sku, 150));
        assertThat(orders.get(order).status()).isEqualTo(OrderStatus.ALLOCATED);
        assertThat(covered(order)).isTrue();
    }

    @Test
    void an_order_that_has_lost_its_stock_is_not_cancelled_for_its_rest() {
        OrderId order = allocated(preOrder(150), "30");
        rests.hold(order);
        lose(150);
        assertThat(payments.giveUp(order)).isEqualTo(WaitOutcome.HELD);
        assertThat(payments.giveUp(order)).as("asked again").isEqualTo(WaitOutcome.HELD);
        assertThat(waiting(order)).isFalse();
        trade.receive(plant, line(sku, 150));
        assertThat(rests.hold(order)).as("due once there is stock").isInstanceOf(Waiting.class);
    }

    private void lose(long quantity) {
        movements.adjust(plant, List.of(new StockChange(sku, Quantity.of(-quantity))), MovementReason.CORRECTION,
                Trade.name("C"));
    }

    @Test
    void more_stock_may_come_for_an_order_that_waits_for_its_rest() {
        OrderId order = allocated(preOrder(150), "30");
        rests.hold(order);
        trade.receive(plant, line(sku, 10));
        assertThat(orders.get(order).status()).isEqualTo(OrderStatus.AWAITING_PAYMENT);
    }

    @Test
    void nothing_is_held_for_what_is_cancelled_before_the_rest_is_due_and_nothing_given_back_for_it_later() {
        OrderId order = preOrder(100);
        payments.hold(order, terms("30"));
        UUID rest = partlyCancelled(order);

        assertThat(rests.hold(order)).isEqualTo(new Held());

        assertThat(held(order)).isEqualTo(money("60.00"));
        assertThat(covered(order)).isTrue();
        settlements.giveBack(rest);
        assertThat(held(order)).isEqualTo(money("60.00"));
    }

    @Test
    void a_card_payment_is_lessened_by_what_is_cancelled_of_a_pre_order_too() {
        OrderId order = preOrder(100);
        jdbc.sql("UPDATE orders SET payment_method = 'POS' WHERE id = ?").param(order.value()).update();
        assertThat(payments.hold(order, terms("30"))).as("all of it at delivery").isEqualTo(new Promised());
        UUID rest = partlyCancelled(order);

        settlements.giveBack(rest);
        settlements.giveBack(rest);

        assertThat(jdbc.sql("SELECT amount FROM payment_promise WHERE order_id = ?").param(order.value())
                .query(Long.class).single()).isEqualTo(money("60.00").minor());
    }

    /** Of a hundred there are sixty, and the customer does not want the others any more. */
    private UUID partlyCancelled(OrderId order) {
        partlyAllocated(order);
        return cancelledRest(order);
    }

    private void partlyAllocated(OrderId order) {
        orders.markApproved(order, "test");
        trade.receive(plant, line(sku, 60));
        allocation.reserve(order, new SourcingPolicy("TEST", "For a test", Fulfilment.PARTIAL, 2,
                List.of(Criterion.REGION)));
    }

    private UUID cancelledRest(OrderId order) {
        choices.choose(order, BackorderChoice.CANCEL, null, new Caller("customer", Set.of(Role.INTEGRATOR), null));
        return jdbc.sql("SELECT id FROM allocation_waiter WHERE order_id = ? AND ending = 'CANCELLED'")
                .param(order.value()).query(UUID.class).single();
    }

    @Test
    void what_is_not_accepted_of_a_pre_order_is_not_kept_when_its_rest_is_cancelled() {
        OrderId order = preOrder(100);
        payments.hold(order, terms("30"));
        partlyAllocated(order);
        assertThat(rests.hold(order)).isEqualTo(new Held());
        orders.markReleased(order, Trade.name("SO"), null);
        UUID part = trade.consignment(order);
        trade.deliver(part);
        transaction.executeWithoutResult(status -> consignments.refuse(part, List.of(line(sku, 10))));
        settlements.settle(part, false);
        assertThat(held(order)).isEqualTo(money("40.00"));

        settlements.giveBack(cancelledRest(order));

        assertThat(held(order)).isEqualTo(money("0.00"));
        assertThat(orders.get(order).status()).isEqualTo(OrderStatus.COMPLETED);
    }

    @Test
    void an_order_whose_rest_falls_due_as_it_loses_its_stock_is_told() {
        OrderId order = allocated(preOrder(150), "30");
        CompletableFuture<Integer> told = Objects.requireNonNull(transaction.execute(status -> {
            rests.hold(order);
            CompletableFuture<Integer> losing =
                    CompletableFuture.supplyAsync(() -> Objects.requireNonNull(transaction.execute(other -> {
                        lose(150);
                        return jdbc
                                .sql("SELECT count(*) FROM outbox WHERE key = ? AND payload::text LIKE '%money-held%'")
                                .param(order.toString()).query(Integer.class).single();
                    })));
            Blocked.await(jdbc);
            return losing;
        }));

        assertThat(told.join()).isEqualTo(1);
        assertThat(orders.get(order).status()).isEqualTo(OrderStatus.BACKORDERED);
    }

    @Test
    void no_rest_is_held_for_an_order_that_is_being_undone() {
        OrderId order = allocated(preOrder(100), "30");
        close(order);
        assertThatExceptionOfType(OrderClosedException.class).isThrownBy(() -> rests.hold(order));
        assertAvailable("70.00");
    }

    @Test
    void of_sixty_four_that_hold_the_rest_while_money_comes_and_the_order_is_cancelled_one_wins() {
        for (int round = 0; round < 5; round++) {
            customer = trade.distributor("30.00");
            OrderId order = allocated(preOrder(100), "30");
            Race.of(64, number -> () -> {
                if (number < 14) {
                    trade.topUp(customer, "5.00");
                } else if (number == 63) {
                    close(order);
                    payments.voidHold(order);
                } else {
                    try {
                        rests.hold(order);
                    } catch (OrderClosedException closedBefore) {
                        return number;
                    }
                }
                return number;
            });
            assertThat(held(order)).as("it was cancelled").isEqualTo(money("0.00"));
            assertThat(waiting(order)).isFalse();
            assertAvailable("100.00");
        }
    }

    @Test
    void of_sixty_four_that_hold_the_rest_while_money_comes_in_pieces_it_is_held_once() {
        customer = trade.distributor("30.00");
        OrderId order = allocated(preOrder(100), "30");
        Race.of(64, number -> () -> {
            if (number < 14) {
                trade.topUp(customer, "5.00");
            } else {
                rests.hold(order);
            }
            return number;
        });
        assertThat(held(order)).isEqualTo(money("100.00"));
        assertThat(orders.get(order).status()).isEqualTo(OrderStatus.ALLOCATED);
        assertThat(orders.get(order).paymentStatus()).isEqualTo(PaymentStatus.HELD);
        assertThat(waiting(order)).isFalse();
        assertAvailable("0.00");
    }

    private static DepositTerms terms(String percent) {
        return new DepositTerms("TEST", "For a test", new BigDecimal(percent));
    }

    private OrderId preOrder(long amount) {
        return trade.preOrdered(customer, PaymentMethod.PREPAID, line(sku, amount));
    }

    /** With its deposit held and its stock reserved. */
    private OrderId allocated(OrderId order, String percent) {
        assertThat(payments.hold(order, terms(percent))).isEqualTo(new Held());
        orders.markApproved(order, "test");
        trade.receive(plant, line(sku, 150));
        allocation.reserve(order, null);
        return order;
    }

    private boolean covered(OrderId order) {
        return Boolean.TRUE.equals(transaction.execute(status -> rests.covers(orders.get(order))));
    }

    private Money held(OrderId order) {
        return ledger.openHolds(order.toString()).stream().map(Hold::remaining).reduce(money("0.00"), Money::plus);
    }

    private boolean waiting(OrderId order) {
        return !jdbc.sql("SELECT 1 FROM payment_waiter WHERE order_id = ?").param(order.value()).query(Integer.class)
                .list().isEmpty();
    }

    private void close(OrderId order) {
        transaction.executeWithoutResult(status -> fence.close(order));
    }

    private void assertAvailable(String amount) {
        AccountId account = prepaid(customer);
        assertThat(ledger.account(account).orElseThrow().available()).isEqualTo(money(amount));
    }
}
