package dev.baton.returns;

import static dev.baton.returns.Counter.goods;
import static dev.baton.trade.Trade.line;
import static dev.baton.trade.Trade.money;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.baton.inventory.StockLine;
import dev.baton.ledger.AccountId;
import dev.baton.ledger.AccountKind;
import dev.baton.ledger.BonusAccounts;
import dev.baton.ledger.Ledger;
import dev.baton.order.Order;
import dev.baton.order.PaymentMethod;
import dev.baton.order.PaymentStatus;
import dev.baton.platform.fence.OrderId;
import dev.baton.platform.money.Quantity;
import dev.baton.platform.problem.ConflictException;
import dev.baton.platform.problem.RefusedException;
import dev.baton.testing.BatonTest;
import dev.baton.trade.Race;
import dev.baton.trade.Trade;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;

@BatonTest
class ReturnsTest {

    private final BeanFactory beans;
    private final Counter counter;
    private final StockLine ten;

    @Autowired
    ReturnsTest(BeanFactory beans) {
        this.beans = beans;
        this.counter = new Counter(beans);
        this.ten = line(counter.trade().product("11.30"), 10);
    }

    @Test
    void what_comes_back_is_restocked_and_refunded_with_its_tax() {
        OrderId order = counter.sold(PaymentMethod.PREPAID, 0, ten);
        assertThat(counter.balance(AccountKind.PREPAID)).isEqualTo(money("9887.00"));

        ReturnOrder asked = counter.request(order, goods(1, "4"));
        counter.judge(asked, "ALLOWED", "10");
        ReturnOrder done = counter.finish(counter.inspect(counter.receive(asked), Disposition.RESTOCK));

        assertThat(done.state()).isEqualTo(ReturnState.COMPLETED);
        assertThat(done.credit()).startsWith("CN-");
        assertThat(done.refunded()).isEqualTo(money("40.68"));
        assertThat(done.lines().getFirst().value()).isEqualTo(money("45.20"));
        assertThat(done.lines().getFirst().fee()).isEqualTo(money("4.52"));
        assertThat(counter.balance(AccountKind.PREPAID)).isEqualTo(money("9927.68"));
        assertThat(counter.ours(order, AccountKind.REVENUE)).isEqualTo(money("64.00"));
        assertThat(counter.ours(order, AccountKind.TAX_PAYABLE)).isEqualTo(money("8.32"));
        Order now = counter.order(order);
        assertThat(now.paymentStatus()).isEqualTo(PaymentStatus.PARTIALLY_REFUNDED);
        assertThat(now.lines().getFirst().returned()).isEqualTo(Quantity.of(4));
        assertThat(counter.stock(done.lines().getFirst().location(), ten).available()).isEqualTo(Quantity.of(4));
        assertThat(counter.stock(counter.warehouse().value(), ten).onHand()).isEqualTo(Quantity.of(6));
        counter.assertRight(order);
    }

    @Test
    void what_is_set_apart_scrapped_or_rejected_is_not_for_sale_and_the_rejected_is_not_refunded() {
        OrderId order = counter.sold(PaymentMethod.PREPAID, 0, ten);

        ReturnOrder asked = counter.request(order, goods(1, "3"), goods(1, "2"), goods(1, "1"));
        counter.judge(asked, "ALLOWED", "0");
        ReturnOrder done = counter.finish(counter.inspect(counter.receive(asked), Disposition.QUARANTINE,
                Disposition.SCRAP, Disposition.REJECT));

        assertThat(done.refunded()).isEqualTo(money("56.50"));
        assertThat(done.endReason()).isEqualTo("A part of what has arrived was taken back");
        String plant = done.lines().getFirst().location();
        assertThat(counter.stock(plant, ten).onHand()).isEqualTo(Quantity.of(4));
        assertThat(counter.stock(plant, ten).available()).isEqualTo(Quantity.ZERO);
        assertThat(counter.stock(counter.warehouse().value(), ten).onHand()).isEqualTo(Quantity.of(4));
        assertThat(counter.order(order).lines().getFirst().returned()).isEqualTo(Quantity.of(5));
        counter.assertRight(order);
        assertThat(counter.giveBack(order, goods(1, "5")).refunded()).isEqualTo(money("56.50"));
        counter.assertRight(order);
    }

    @Test
    void one_by_one_all_pieces_bring_back_what_was_paid_for_the_line() {
        OrderId order = counter.sold(PaymentMethod.PREPAID, 1_001, line(counter.trade().product("14.29"), 7));
        assertThat(counter.order(order).total()).isEqualTo(money("90.02"));
        for (int piece = 0; piece < 7; piece++) {
            counter.giveBack(order, goods(1, "1"));
            counter.assertRight(order);
        }
        assertThat(counter.balance(AccountKind.PREPAID)).isEqualTo(money("10000.00"));
        assertThat(counter.ours(order, AccountKind.REVENUE)).isEqualTo(money("0.00"));
        assertThat(counter.ours(order, AccountKind.TAX_PAYABLE)).isEqualTo(money("0.00"));
        assertThat(counter.order(order).paymentStatus()).isEqualTo(PaymentStatus.REFUNDED);
        assertThatExceptionOfType(ConflictException.class).isThrownBy(() -> counter.request(order, goods(1, "1")));
    }

    @Test
    void what_was_bought_on_credit_is_taken_off_the_invoice_and_what_was_paid_of_it_goes_to_the_account() {
        OrderId order = counter.sold(PaymentMethod.CREDIT, 0, ten);
        assertThat(counter.balance(AccountKind.RECEIVABLE)).isEqualTo(money("-113.00"));

        counter.giveBack(order, goods(1, "4"));

        assertThat(counter.balance(AccountKind.RECEIVABLE)).isEqualTo(money("-67.80"));
        assertThat(counter.balance(AccountKind.PREPAID)).isEqualTo(money("10000.00"));
        counter.assertRight(order);
        counter.giveBack(order, goods(1, "6"));
        assertThat(counter.balance(AccountKind.RECEIVABLE)).isEqualTo(money("0.00"));
        counter.assertRight(order);
    }

    @Test
    void a_bonus_gets_its_part_of_the_refund() {
        Ledger ledger = beans.getBean(Ledger.class);
        AccountId bonus = beans.getBean(BonusAccounts.class).open(counter.customer().value(), Trade.CURRENCY,
                Trade.name("B"), beans.getBean(Clock.class).instant().plus(Duration.ofDays(30)));
        ledger.transfer(Trade.name("bonus"), AccountId.internal(AccountKind.BONUS_EXPENSE, Trade.CURRENCY), bonus,
                money("50.00"), "", "");
        OrderId order = counter.sold(PaymentMethod.PREPAID, 0, ten);
        assertThat(ledger.account(bonus).orElseThrow().posted()).isEqualTo(money("0.00"));

        counter.giveBack(order, goods(1, "3"));
        assertThat(ledger.account(bonus).orElseThrow().posted()).isEqualTo(money("15.00"));
        counter.giveBack(order, goods(1, "7"));

        assertThat(ledger.account(bonus).orElseThrow().posted()).isEqualTo(money("50.00"));
        assertThat(counter.balance(AccountKind.PREPAID)).isEqualTo(money("10000.00"));
        counter.assertRight(order);
    }

    @Test
    void what_is_withdrawn_refused_lapsed_or_did_not_arrive_may_be_asked_for_again() {
        OrderId order = counter.sold(PaymentMethod.PREPAID, 0, ten);
        ReturnOrder withdrawn = counter.request(order, goods(1, "10"));
        assertThatExceptionOfType(ConflictException.class).isThrownBy(() -> counter.request(order, goods(1, "1")));
        Returns returns = beans.getBean(Returns.class);
        assertThat(returns.withdraw(withdrawn.id(), Counter.CUSTOMER).state()).isEqualTo(ReturnState.WITHDRAWN);
        returns.withdraw(withdrawn.id(), Counter.CUSTOMER);
        ReturnOrder refused = counter.request(order, goods(1, "10"));
        assertThat(counter.judge(refused, "REFUSED", "0").outcome()).isEqualTo(PolicyOutcome.REFUSED);
        ReturnOrder halfArrived = counter.request(order, goods(1, "10"));
        counter.judge(halfArrived, "ALLOWED", "0");
        beans.getBean(ReturnReceipts.class).receive(halfArrived.id(), Map.of(1, Quantity.of(4)), Counter.KEEPER);
        counter.assertRight(order);
        assertThatExceptionOfType(ConflictException.class)
                .isThrownBy(() -> returns.withdraw(halfArrived.id(), Counter.CUSTOMER));
        ReturnOrder rest = counter.request(order, goods(1, "6"));
        counter.judge(rest, "ALLOWED", "0");
        assertThatExceptionOfType(RefusedException.class).isThrownBy(() -> beans.getBean(ReturnReceipts.class)
                .receive(rest.id(), Map.of(1, Quantity.of(7)), Counter.KEEPER));
        counter.finish(counter.inspect(counter.read(halfArrived), Disposition.RESTOCK));
        assertThat(counter.order(order).lines().getFirst().returned()).isEqualTo(Quantity.of(4));
        counter.assertRight(order);
    }

    @Test
    void of_many_returns_of_the_same_pieces_at_once_no_more_is_taken_than_was_delivered() {
        OrderId order = counter.sold(PaymentMethod.PREPAID, 0, ten);

        List<Boolean> taken = Race.of(12, number -> () -> {
            try {
                counter.request(order, goods(1, "3"));
                return true;
            } catch (ConflictException nothingLeft) {
                return false;
            }
        });

        assertThat(taken).filteredOn(Boolean::booleanValue).hasSize(3);
        counter.assertRight(order);
    }

    @Test
    void a_return_that_is_withdrawn_arrives_and_is_settled_at_once_takes_one_way() {
        OrderId order = counter.sold(PaymentMethod.PREPAID, 0, ten);
        ReturnOrder asked = counter.request(order, goods(1, "3"));
        counter.judge(asked, "ALLOWED", "0");
        Race.of(8, number -> () -> {
            try {
                if (number % 2 == 0) {
                    beans.getBean(Returns.class).withdraw(asked.id(), Counter.CUSTOMER);
                } else {
                    counter.receive(asked);
                }
                return true;
            } catch (ConflictException tooLate) {
                return false;
            }
        });
        if (counter.read(asked).state() == ReturnState.RECEIVED) {
            ReturnOrder inspected = counter.inspect(counter.read(asked), Disposition.RESTOCK);
            Race.of(6, number -> () -> {
                beans.getBean(ReturnedStock.class).move(inspected.id());
                return beans.getBean(ReturnRefunds.class).settle(inspected.id(), number).obstacle() == null;
            });
            assertThat(counter.read(asked).refunded()).isEqualTo(money("33.90"));
        }
        counter.assertRight(order);
    }

    @Test
    void a_return_that_was_withdrawn_before_the_rules_were_asked_is_not_judged_any_more() {
        OrderId order = counter.sold(PaymentMethod.PREPAID, 0, ten);
        ReturnOrder asked = counter.request(order, goods(1, "3"));
        beans.getBean(Returns.class).withdraw(asked.id(), Counter.CUSTOMER);

        assertThat(counter.judge(asked, "ALLOWED", "0").outcome()).isEqualTo(PolicyOutcome.REFUSED);
        assertThat(counter.read(asked).state()).isEqualTo(ReturnState.WITHDRAWN);
    }

    @Test
    void what_is_exchanged_for_less_than_can_be_sent_is_refunded() {
        OrderId order = counter.sold(PaymentMethod.PREPAID, 0, ten);
        ReturnOrder asked = counter.request(order, ReturnType.EXCHANGE,
                new NewReturn.Line(1, null, Quantity.of(10), GoodsCondition.UNOPENED, null, Quantity.of(1)));
        counter.judge(asked, "ALLOWED", "0");
        ReturnOrder arrived = beans.getBean(ReturnReceipts.class).receive(asked.id(), Map.of(1, Quantity.of(1)),
                Counter.KEEPER);

        ReturnOrder done = counter.finish(counter.inspect(arrived, Disposition.RESTOCK));

        assertThat(done.replacementOrder()).isNull();
        assertThat(done.refunded()).isEqualTo(money("11.30"));
        counter.assertRight(order);
    }
}
