package dev.baton.payment;

import static dev.baton.trade.Trade.line;
import static dev.baton.trade.Trade.money;
import static dev.baton.trade.Trade.name;
import static dev.baton.trade.Trade.prepaid;
import static dev.baton.trade.Trade.receivable;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.baton.customer.CustomerId;
import dev.baton.ledger.Account;
import dev.baton.ledger.AccountId;
import dev.baton.ledger.AccountStates;
import dev.baton.ledger.AccountStatus;
import dev.baton.ledger.Hold;
import dev.baton.ledger.Ledger;
import dev.baton.order.OrderStatus;
import dev.baton.order.Orders;
import dev.baton.order.PaymentMethod;
import dev.baton.order.PaymentStatus;
import dev.baton.payment.HoldOutcome.Held;
import dev.baton.payment.HoldOutcome.Waiting;
import dev.baton.platform.fence.OrderClosedException;
import dev.baton.platform.fence.OrderFence;
import dev.baton.platform.fence.OrderId;
import dev.baton.platform.money.Money;
import dev.baton.product.Sku;
import dev.baton.testing.BatonTest;
import dev.baton.trade.Trade;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@BatonTest
class PaymentsTest {

    private final Payments payments;
    private final Bonuses bonuses;
    private final AccountStates states;
    private final Ledger ledger;
    private final Orders orders;
    private final OrderFence fence;
    private final TransactionTemplate transaction;
    private final JdbcClient jdbc;
    private final Clock clock;
    private final Trade trade;

    /** Costs 1.00 a piece. */
    private Sku sku = new Sku("unset");

    private CustomerId customer = new CustomerId("unset");

    @Autowired
    PaymentsTest(
            Payments payments,
            Bonuses bonuses,
            AccountStates states,
            Ledger ledger,
            Orders orders,
            OrderFence fence,
            TransactionTemplate transaction,
            JdbcClient jdbc,
            Clock clock,
            BeanFactory beans) {
        this.payments = payments;
        this.bonuses = bonuses;
        this.states = states;
        this.ledger = ledger;
        this.orders = orders;
        this.fence = fence;
        this.transaction = transaction;
        this.jdbc = jdbc;
        this.clock = clock;
        this.trade = new Trade(beans);
    }

    @BeforeEach
    void aDistributorWithAHundred() {
        sku = trade.product("1.00");
        customer = trade.distributor("100.00");
    }

    @Test
    void the_total_of_an_order_is_held_once() {
        OrderId order = order(60);

        assertThat(payments.hold(order)).isEqualTo(new Held());
        assertThat(payments.hold(order)).isEqualTo(new Held());

        assertAvailable("40.00");
        assertThat(orders.get(order).paymentStatus()).isEqualTo(PaymentStatus.HELD);
    }

    @Test
    void an_order_on_credit_is_held_on_the_receivable_within_its_limit() {
        customer = trade.distributor("0.00", "50.00", "EAST");
        OrderId fits = trade.priced(customer, PaymentMethod.CREDIT, line(sku, 50));

        assertThat(payments.hold(fits)).isEqualTo(new Held());
        assertThat(payments.hold(trade.priced(customer, PaymentMethod.CREDIT, line(sku, 1))))
                .isInstanceOf(Waiting.class);

        assertThat(account(receivable(customer)).available()).isEqualTo(money("0.00"));
    }

    @Test
    void an_order_that_the_balance_does_not_cover_waits_and_holds_nothing() {
        OrderId order = order(101);

        HoldOutcome outcome = payments.hold(order);

        assertThat(outcome).isInstanceOf(Waiting.class);
        assertThat(payments.hold(order)).as("asked again").isEqualTo(outcome);
        assertAvailable("100.00");
        assertThat(orders.get(order).status()).isEqualTo(OrderStatus.AWAITING_PAYMENT);
    }

    @Test
    void a_new_order_queues_behind_those_who_wait_although_there_is_enough_for_it() {
        OrderId older = order(150);
        OrderId younger = order(10);
        payments.hold(older);

        assertThat(payments.hold(younger)).isInstanceOf(Waiting.class);

        topUp("49.99");
        assertWaiting(older);
        assertWaiting(younger);
        topUp("0.01");
        assertHeld(older);
        assertWaiting(younger);
        topUp("10.00");
        assertHeld(younger);
        assertAvailable("0.00");
    }

    @Test
    void subscribers_are_told_once_what_is_to_be_paid_and_by_when() {
        OrderId order = order(150);
        transaction.executeWithoutResult(status -> {
            subscribe();
            Waiting waiting = (Waiting) payments.hold(order);
            payments.hold(order);

            assertThat(jdbc.sql("SELECT payload::text FROM outbox WHERE key = ? AND type = 'order.payment-due'")
                    .param(order.toString()).query(String.class).list())
                    .singleElement().asString()
                    .contains("\"amount\":\"150.00\"", "\"currency\":\"CNY\"", "\"part\":\"TOTAL\"",
                            "\"method\":\"PREPAID\"", waiting.deadline().toString());
            status.setRollbackOnly();
        });
    }

    @Test
    void nobody_is_told_to_pay_what_is_held() {
        OrderId order = order(60);
        transaction.executeWithoutResult(status -> {
            subscribe();
            payments.hold(order);
            assertThat(jdbc.sql("SELECT count(*) FROM outbox WHERE key = ? AND type = 'order.payment-due'")
                    .param(order.toString()).query(Integer.class).single()).isZero();
            status.setRollbackOnly();
        });
    }

    private void subscribe() {
        jdbc.sql("""
                INSERT INTO subscription (id, url, types, secret, created_at)
                VALUES (gen_random_uuid(), 'http://localhost:9/none', '{order.payment-due}', 'secret', now())""")
                .update();
    }

    @Test
    void money_that_comes_tells_the_process_of_each_order_that_it_is_granted_to() {
        OrderId order = order(150);
        payments.hold(order);

        transaction.executeWithoutResult(status -> {
            topUp("50.00");
            assertThat(jdbc.sql("SELECT payload::text FROM outbox WHERE key = ? AND payload::text LIKE '%money-held%'")
                    .param(order.toString())
                    .query(String.class)
                    .list()).singleElement()
                    .asString()
                    .as("for the order's first revision only")
                    .contains(order + ":1");
        });

        assertThat(payments.hold(order)).as("what the process asks when it was told").isEqualTo(new Held());
    }

    @Test
    void the_money_of_an_order_that_is_undone_goes_to_those_who_wait() {
        OrderId first = order(100);
        OrderId second = order(80);
        payments.hold(first);
        payments.hold(second);

        close(first);
        payments.voidHold(first);
        payments.voidHold(first);

        assertHeld(second);
        assertAvailable("20.00");
        assertThat(orders.get(first).paymentStatus()).isEqualTo(PaymentStatus.VOIDED);
    }

    @Test
    void an_order_that_is_undone_holds_up_nobody() {
        OrderId undone = order(150);
        OrderId next = order(100);
        payments.hold(undone);
        payments.hold(next);

        close(undone);
        topUp("1.00");

        assertHeld(next);
        payments.voidHold(undone);
        assertAvailable("1.00");
    }

    @Test
    void at_the_deadline_an_order_gives_up_its_place_unless_the_money_came() {
        OrderId big = order(150);
        OrderId small = order(100);
        payments.hold(big);
        payments.hold(small);

        assertThat(payments.giveUp(big)).isEqualTo(WaitOutcome.EXPIRED);
        assertThat(payments.giveUp(big)).isEqualTo(WaitOutcome.EXPIRED);

        assertHeld(small);
        assertThat(payments.giveUp(small)).isEqualTo(WaitOutcome.HELD);
    }

    @Test
    void nothing_is_held_for_an_order_that_is_being_undone() {
        OrderId order = order(10);
        close(order);

        assertThatExceptionOfType(OrderClosedException.class).isThrownBy(() -> payments.hold(order));
        assertThatExceptionOfType(OrderClosedException.class).isThrownBy(() -> payments.giveUp(order));

        assertAvailable("100.00");
    }

    @Test
    void an_amended_order_that_costs_less_keeps_its_money_and_gives_the_rest_to_those_who_wait() {
        OrderId amended = order(90);
        OrderId waiting = order(30);
        payments.hold(amended);
        payments.hold(waiting);

        amend(amended, 60);
        assertThat(payments.hold(amended)).isEqualTo(new Held());

        assertHeld(waiting);
        assertAvailable("10.00");
    }

    @Test
    void an_amended_order_that_costs_more_queues_behind_those_who_wait() {
        OrderId amended = order(60);
        OrderId waiting = order(50);
        payments.hold(amended);
        payments.hold(waiting);

        amend(amended, 70);
        assertThat(payments.hold(amended)).isInstanceOf(Waiting.class);

        assertHeld(waiting);
        assertWaiting(amended);
        assertAvailable("50.00");
        topUp("20.00");
        assertHeld(amended);
        assertAvailable("0.00");
    }

    @Test
    void an_amended_order_that_costs_nothing_any_more_gives_its_money_to_those_who_wait() {
        OrderId amended = order(90);
        OrderId waiting = order(100);
        payments.hold(amended);
        payments.hold(waiting);

        amend(amended, 0);
        assertThat(payments.hold(amended)).isEqualTo(new Held());

        assertThat(ledger.openHolds(amended.toString())).isEmpty();
        assertHeld(waiting);
    }

    @Test
    void an_undoing_that_comes_late_leaves_the_money_of_an_order_that_goes_on() {
        OrderId order = order(60);
        payments.hold(order);

        payments.voidHold(order);

        assertHeld(order);
    }

    @Test
    void an_amended_order_keeps_what_it_holds_on_a_bonus_and_beside_it_when_it_is_asked_for_again() {
        OrderId amended = order(60);
        payments.hold(amended);
        bonus("30.00");
        amend(amended, 90);
        payments.hold(amended);

        assertThat(payments.hold(amended)).as("delivered twice").isEqualTo(new Held());

        assertThat(
                ledger.openHolds(amended.toString()).stream().map(Hold::remaining).reduce(money("0.00"), Money::plus))
                .isEqualTo(money("90.00"));
        assertAvailable("40.00");
    }

    @Test
    void a_bonus_that_is_open_again_serves_those_who_wait() {
        AccountId bonus = bonus("50.00");
        states.change(bonus, AccountStatus.FROZEN, "looked into", "finance");
        OrderId order = order(120);
        assertThat(payments.hold(order)).isInstanceOf(Waiting.class);

        states.change(bonus, AccountStatus.OPEN, "nothing is wrong with it", "finance");

        assertThat(orders.get(order).paymentStatus()).isEqualTo(PaymentStatus.HELD);
        assertAvailable("30.00");
    }

    /** A bonus of the customer that does not expire soon. */
    private AccountId bonus(String amount) {
        String name = name("bonus");
        bonuses.grant(account(prepaid(customer)), name, money(amount), clock.instant().plus(Duration.ofDays(30)), "",
                "");
        return AccountId.bonus(customer.value(), Trade.CURRENCY, name);
    }

    private OrderId order(long amount) {
        return trade.priced(customer, PaymentMethod.PREPAID, line(sku, amount));
    }

    private void topUp(String amount) {
        trade.topUp(customer, amount);
    }

    private void close(OrderId order) {
        transaction.executeWithoutResult(status -> fence.close(order));
    }

    /** As an amendment and the pricing after it leave an order. */
    private void amend(OrderId order, long amount) {
        jdbc.sql("UPDATE orders SET revision = revision + 1, total = ?, subtotal = ?, status = 'PRICED' WHERE id = ?")
                .params(amount * 100, amount * 100, order.value())
                .update();
    }

    private void assertHeld(OrderId order) {
        assertThat(orders.get(order).paymentStatus()).isEqualTo(PaymentStatus.HELD);
        assertThat(ledger.openHolds(order.toString())).singleElement().satisfies(
                hold -> assertThat(hold.remaining()).isEqualTo(orders.get(order).total()));
    }

    private void assertWaiting(OrderId order) {
        assertThat(orders.get(order).status()).isEqualTo(OrderStatus.AWAITING_PAYMENT);
        assertThat(ledger.openHolds(order.toString())).isEmpty();
    }

    private void assertAvailable(String amount) {
        assertThat(account(prepaid(customer)).available()).isEqualTo(money(amount));
    }

    private Account account(AccountId id) {
        return ledger.account(id).orElseThrow();
    }
}
