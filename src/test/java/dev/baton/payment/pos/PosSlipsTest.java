package dev.baton.payment.pos;

import static dev.baton.trade.Trade.money;
import static dev.baton.trade.Trade.name;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.baton.customer.CustomerId;
import dev.baton.ledger.AccountId;
import dev.baton.ledger.AccountStates;
import dev.baton.ledger.AccountStatus;
import dev.baton.ledger.Ledger;
import dev.baton.order.OrderStatus;
import dev.baton.order.Orders;
import dev.baton.order.PaymentMethod;
import dev.baton.order.PaymentStatus;
import dev.baton.payment.HoldOutcome.Promised;
import dev.baton.payment.HoldOutcome.Waiting;
import dev.baton.payment.Payments;
import dev.baton.payment.credit.CreditSales;
import dev.baton.platform.fence.OrderFence;
import dev.baton.platform.fence.OrderId;
import dev.baton.platform.problem.ConflictException;
import dev.baton.platform.problem.RefusedException;
import dev.baton.settlement.SettlementOutcome.Settled;
import dev.baton.settlement.SettlementOutcome.Unpaid;
import dev.baton.settlement.Settlements;
import dev.baton.testing.BatonTest;
import dev.baton.trade.Race;
import dev.baton.trade.Trade;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

@BatonTest
class PosSlipsTest {

    private final Trade trade;
    private final PosSlips slips;
    private final Payments payments;
    private final Settlements settlements;
    private final Orders orders;
    private final Ledger ledger;
    private final AccountStates states;
    private final OrderFence fence;
    private final TransactionTemplate transaction;
    private final CreditSales sales;

    private CustomerId customer = new CustomerId("unset");

    @Autowired
    PosSlipsTest(
            PosSlips slips,
            Payments payments,
            Settlements settlements,
            Orders orders,
            Ledger ledger,
            AccountStates states,
            OrderFence fence,
            TransactionTemplate transaction,
            BeanFactory beans) {
        this.slips = slips;
        this.payments = payments;
        this.settlements = settlements;
        this.orders = orders;
        this.ledger = ledger;
        this.states = states;
        this.fence = fence;
        this.transaction = transaction;
        this.trade = new Trade(beans);
        this.sales = new CreditSales(beans);
    }

    @BeforeEach
    void aCustomerWithoutMoney() {
        customer = sales.customer();
    }

    @Test
    void an_order_goes_on_with_a_promise_and_is_settled_with_the_slip() {
        OrderId order = sales.delivered(customer, PaymentMethod.POS, "113.00");
        assertThat(payments.hold(order)).isEqualTo(new Promised());
        assertThat(orders.get(order).paymentStatus()).isEqualTo(PaymentStatus.NONE);
        assertThat(settlements.settle(trade.consignment(order), false)).isEqualTo(new Unpaid(money("113.00")));

        slips.enter(order, slip("113.00"), "operator");

        assertThat(orders.get(order).paymentStatus()).isEqualTo(PaymentStatus.HELD);
        assertThat(settlements.settle(trade.consignment(order), false)).isInstanceOf(Settled.class);
        assertThat(orders.get(order).status()).isEqualTo(OrderStatus.COMPLETED);
        assertThat(ledger.account(Trade.prepaid(customer)).orElseThrow().posted().isZero()).isTrue();
    }

    @Test
    void an_account_that_a_card_payment_is_promised_to_is_not_closed_and_nothing_is_promised_to_a_closed_one() {
        OrderId order = sales.delivered(customer, PaymentMethod.POS, "10.00");
        AccountId account = Trade.prepaid(customer);

        assertThatExceptionOfType(ConflictException.class)
                .isThrownBy(() -> states.change(account, AccountStatus.CLOSED, "no more business", "finance"))
                .withMessageContaining("card payment of order " + orders.get(order).number());

        transaction.executeWithoutResult(status -> fence.close(order));
        payments.voidHold(order);
        states.change(account, AccountStatus.CLOSED, "no more business", "finance");
        assertThat(payments.hold(sales.priced(customer, PaymentMethod.POS, "10.00"))).isInstanceOf(Waiting.class);
    }

    @Test
    void what_is_not_charged_is_not_to_be_paid_by_card_either_once_for_each_part() {
        OrderId order = sales.delivered(customer, PaymentMethod.POS, "113.00");
        Race.of(8, number -> () -> {
            payments.giveBack(order, "refused", money("13.00"));
            return true;
        });
        payments.giveBack(order, "rest", money("20.00"));
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> slips.enter(order, slip("113.00"), "operator"));

        slips.enter(order, slip("80.00"), "operator");

        payments.giveBack(order, "rest", money("20.00"));
        assertThat(ledger.held(order.toString(), "CNY")).isEqualTo(money("80.00"));
        payments.giveBack(order, "found out later", money("5.00"));
        assertThat(ledger.held(order.toString(), "CNY")).isEqualTo(money("75.00"));
    }

    @Test
    void what_is_not_charged_at_all_needs_no_card() {
        OrderId order = sales.delivered(customer, PaymentMethod.POS, "113.00");
        payments.giveBack(order, "refused", money("113.00"));
        assertThatExceptionOfType(ConflictException.class)
                .isThrownBy(() -> slips.enter(order, slip("113.00"), "operator"));
    }

    @Test
    void a_slip_over_another_amount_is_refused_and_books_nothing() {
        OrderId order = sales.delivered(customer, PaymentMethod.POS, "113.00");

        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> slips.enter(order, slip("112.99"), "operator"));

        assertThat(ledger.account(Trade.prepaid(customer)).orElseThrow().posted().isZero()).isTrue();
    }

    @Test
    void a_slip_counts_once_and_an_order_is_paid_once_however_many_enter_it_at_once() {
        OrderId order = sales.delivered(customer, PaymentMethod.POS, "10.00");
        OrderId other = sales.delivered(customer, PaymentMethod.POS, "10.00");
        NewPosSlip slip = slip("10.00");

        List<Boolean> booked = Race.of(16, number -> () -> {
            try {
                slips.enter(number % 2 == 0 ? order : other, slip, "operator");
                return true;
            } catch (ConflictException enteredBefore) {
                return false;
            }
        });

        assertThat(booked).containsOnlyOnce(true);
        assertThat(ledger.account(Trade.prepaid(customer)).orElseThrow().pending()).isEqualTo(money("10.00"));
    }

    @Test
    void an_order_that_may_still_change_or_is_paid_otherwise_expects_no_slip() {
        OrderId early = sales.priced(customer, PaymentMethod.POS, "10.00");
        payments.hold(early);
        OrderId prepaid = sales.priced(customer, PaymentMethod.PREPAID, "10.00");

        assertThatExceptionOfType(ConflictException.class)
                .isThrownBy(() -> slips.enter(early, slip("10.00"), "operator"));
        assertThatExceptionOfType(ConflictException.class)
                .isThrownBy(() -> slips.enter(prepaid, slip("10.00"), "operator"));
    }

    @Test
    void an_order_that_is_undone_takes_its_promise_back() {
        OrderId order = sales.priced(customer, PaymentMethod.POS, "10.00");
        payments.hold(order);
        transaction.executeWithoutResult(status -> fence.close(order));

        payments.voidHold(order);

        assertThatExceptionOfType(ConflictException.class)
                .isThrownBy(() -> slips.enter(order, slip("10.00"), "operator"));
    }

    private static NewPosSlip slip(String amount) {
        return new NewPosSlip("UnionPay", "T-1", name("S"), money(amount));
    }
}
