package dev.baton.settlement.share;

import static dev.baton.trade.Trade.money;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.baton.ledger.AccountId;
import dev.baton.ledger.AccountKind;
import dev.baton.ledger.AccountStates;
import dev.baton.ledger.AccountStatus;
import dev.baton.ledger.Ledger;
import dev.baton.order.OrderStatus;
import dev.baton.order.Orders;
import dev.baton.order.PaymentMethod;
import dev.baton.order.PaymentStatus;
import dev.baton.platform.fence.OrderId;
import dev.baton.platform.money.Money;
import dev.baton.platform.problem.ConflictException;
import dev.baton.settlement.Settlements;
import dev.baton.testing.BatonTest;
import dev.baton.trade.Race;
import dev.baton.trade.Trade;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;

@BatonTest
class RefundsTest {

    private final BeanFactory beans;
    private final Refunds refunds;
    private final Payouts payouts;
    private final Settlements settlements;
    private final Orders orders;
    private final Ledger ledger;
    private final AccountStates states;
    private final Market market;

    @Autowired
    RefundsTest(
            Refunds refunds,
            Payouts payouts,
            Settlements settlements,
            Orders orders,
            Ledger ledger,
            AccountStates states,
            BeanFactory beans) {
        this.beans = beans;
        this.refunds = refunds;
        this.payouts = payouts;
        this.settlements = settlements;
        this.orders = orders;
        this.ledger = ledger;
        this.states = states;
        this.market = new Market(beans);
    }

    @Test
    void before_the_pay_out_each_share_gives_its_part_from_where_it_waits() {
        OrderId order = market.settled(7000, 2500, 500, 7);

        OrderRefund refund = refund(order, "100.00");

        assertThat(refund.parts()).extracting(OrderRefund.Part::amount).containsExactlyInAnyOrder(money("35.00"),
                money("35.00"), money("12.50"), money("12.50"), money("2.50"), money("2.50"));
        assertThat(refund.parts()).noneMatch(OrderRefund.Part::afterPayout);
        assertThat(market.balance(market.seller(), AccountKind.SPLIT)).isEqualTo(money("25.00"));
        assertThat(market.ours(order, AccountKind.MANUFACTURER_SHARE)).isEqualTo(money("70.02"));
        assertThat(market.ours(order, AccountKind.PLATFORM_SHARE)).isEqualTo(money("5.00"));
        assertThat(prepaid()).isEqualTo(money("9899.98"));
        assertThat(market.order(order).paymentStatus()).isEqualTo(PaymentStatus.PARTIALLY_REFUNDED);
        market.assertRight(order);
    }

    @Test
    void after_the_pay_out_each_share_gives_its_part_with_the_tax_that_was_in_it() {
        OrderId order = market.settled(7000, 2500, 500, 7);
        refund(order, "50.00");
        market.settlements(order).forEach(payouts::payOut);
        market.assertRight(order);

        refund(order, "50.00");
        OrderRefund last = refund(order, "100.02");

        assertThat(last.parts()).allMatch(OrderRefund.Part::afterPayout);
        assertThat(market.balance(market.seller(), AccountKind.SETTLEMENT)).isEqualTo(money("0.00"));
        for (AccountKind kind : List.of(AccountKind.REVENUE, AccountKind.COMMISSION_REVENUE, AccountKind.TAX_PAYABLE,
                AccountKind.MANUFACTURER_SHARE, AccountKind.PLATFORM_SHARE)) {
            assertThat(market.ours(order, kind)).as(kind.name()).isEqualTo(money("0.00"));
        }
        assertThat(prepaid()).isEqualTo(money("10000.00"));
        assertThat(market.order(order).paymentStatus()).isEqualTo(PaymentStatus.REFUNDED);
        assertThat(refunds.of(order)).hasSize(3);
        market.assertRight(order);
    }

    @RepeatedTest(3)
    void random_refunds_between_pay_outs_keep_all_sums(RepetitionInfo repetition) {
        Random chance = new Random(repetition.getCurrentRepetition());
        int manufacturer = chance.nextInt(8_000);
        OrderId order = market.settled(manufacturer, 9_000 - manufacturer, 1_000, 7);
        for (int step = 0; step < 12; step++) {
            if (step == 5 || step == 8) {
                payouts.payOut(market.settlements(order).get(step == 5 ? 0 : 1));
            }
            refunds.refund(order, new Money(1 + chance.nextInt(1_500), "CNY"), "random", "finance");
            market.assertRight(order);
        }
        assertThat(market.shares(order)).noneMatch(share -> share.remaining().isNegative());
    }

    @RepeatedTest(2)
    void of_many_refunds_at_once_no_more_is_given_than_was_captured() {
        OrderId order = market.settled(7000, 2500, 500, 7);
        UUID part = market.settlements(order).getFirst();

        List<Boolean> given = Race.of(24, number -> () -> {
            if (number == 12) {
                payouts.payOut(part);
                return false;
            }
            try {
                refund(order, "30.00");
                return true;
            } catch (ConflictException nothingLeft) {
                return false;
            }
        });

        assertThat(given).filteredOn(Boolean::booleanValue).hasSize(6);
        assertThat(prepaid()).isEqualTo(money("9979.98"));
        market.assertRight(order);
    }

    @RepeatedTest(2)
    void what_happens_to_orders_of_one_seller_and_one_buyer_at_once_does_not_get_into_each_others_way() {
        OrderId waiting = market.settled(7000, 2500, 500, 7);
        OrderId paidOut = market.settled(0, 9700, 300, 0);
        OrderId unsettled = market.shared(7000, 2500, 500, 7);
        OrderId owed = market.sold(PaymentMethod.CREDIT, "100.01");
        market.record(owed, Market.rule(0, 9700, 300, 0));

        Race.of(24, number -> () -> {
            switch (number % 6) {
                case 0 -> market.settle(unsettled);
                case 1 -> market.settle(owed);
                case 2 -> market.settlements(waiting).forEach(payouts::payOut);
                case 3 -> refund(waiting, "20.00");
                default -> refund(paidOut, "10.00");
            }
            return true;
        });

        for (OrderId order : List.of(waiting, paidOut, unsettled, owed)) {
            market.assertRight(order);
        }
        assertThat(prepaid()).isEqualTo(money("9559.94"));
    }

    @Test
    void what_is_refunded_while_a_part_is_not_settled_yet_stays_refunded_when_it_is() {
        OrderId order = market.shared(7000, 2500, 500, 7);
        settlements.settle(market.consignments(order).getFirst(), false);
        refund(order, "100.01");
        assertThat(market.order(order).paymentStatus()).isEqualTo(PaymentStatus.PARTIALLY_REFUNDED);

        market.settle(order);

        assertThat(market.order(order).status()).isEqualTo(OrderStatus.COMPLETED);
        assertThat(market.order(order).paymentStatus()).isEqualTo(PaymentStatus.PARTIALLY_REFUNDED);
        refund(order, "100.01");
        assertThat(market.order(order).paymentStatus()).isEqualTo(PaymentStatus.REFUNDED);
        market.assertRight(order);
    }

    @Test
    void a_seller_whose_account_is_too_short_or_frozen_keeps_the_refund_from_being_made() {
        OrderId order = market.settled(0, 9700, 300, 0);
        AccountId account = AccountId.of(market.seller().value(), AccountKind.SETTLEMENT, "CNY");
        String key = Trade.name("paid");
        ledger.transfer(key, account, AccountId.internal(AccountKind.BANK, "CNY"), money("150.00"), "paid to it", key);

        assertThatExceptionOfType(ConflictException.class).isThrownBy(() -> refund(order, "100.00"))
                .withMessageContaining(account.value())
                .satisfies(refused -> assertThat(refused.extra()).containsEntry("available", "44.02"));
        assertThat(prepaid()).isEqualTo(money("9799.98"));
        assertThat(refunds.of(order)).isEmpty();

        refund(order, "40.00");
        states.change(account, AccountStatus.FROZEN, "a quarrel", "finance");
        assertThatExceptionOfType(ConflictException.class).isThrownBy(() -> refund(order, "1.00"));
        market.assertRight(order);
    }

    @Test
    void a_customer_whose_account_is_closed_gets_nothing_back() {
        Market poor = new Market(beans);
        OrderId order = poor.settled(7000, 2500, 500, 7);
        AccountId account = Trade.prepaid(poor.buyer());
        String key = Trade.name("out");
        ledger.transfer(key, account, AccountId.internal(AccountKind.BANK, "CNY"), money("9799.98"), "paid out", key);
        states.change(account, AccountStatus.CLOSED, "no more", "finance");

        assertThatExceptionOfType(ConflictException.class)
                .isThrownBy(() -> refunds.refund(order, money("1.00"), "r", "finance"))
                .withMessageContaining("closed");
    }

    @Test
    void what_was_bought_on_credit_is_refunded_as_money_and_stays_owed() {
        OrderId order = market.sold(PaymentMethod.CREDIT, "100.01");
        market.record(order, Market.rule(0, 9700, 300, 0));
        market.settle(order);

        refund(order, "50.00");

        assertThat(prepaid()).isEqualTo(money("10050.00"));
        assertThat(market.balance(market.buyer(), AccountKind.RECEIVABLE)).isEqualTo(money("-200.02"));
        market.assertRight(order);
    }

    @Test
    void nothing_is_refunded_of_what_is_not_settled_or_what_the_manufacturer_sells() {
        OrderId unsettled = market.shared(7000, 2500, 500, 7);
        assertThatExceptionOfType(ConflictException.class).isThrownBy(() -> refund(unsettled, "0.01"))
                .satisfies(refused -> assertThat(refused.extra()).containsEntry("refundable", "0.00"));
        OrderId ours = new Trade(beans).priced(market.buyer(), PaymentMethod.PREPAID,
                Trade.line(new Trade(beans).product("10.00"), 1));
        assertThatExceptionOfType(ConflictException.class).isThrownBy(() -> refund(ours, "0.01"))
                .withMessageContaining("sold by no distributor");
        assertThat(orders.get(ours).paymentStatus()).isEqualTo(PaymentStatus.NONE);
    }

    private OrderRefund refund(OrderId order, String amount) {
        return refunds.refund(order, money(amount), "Damaged in transit", "finance");
    }

    private Money prepaid() {
        return market.balance(market.buyer(), AccountKind.PREPAID);
    }
}
