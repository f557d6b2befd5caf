package dev.baton.returns;

import static dev.baton.returns.Counter.goods;
import static dev.baton.trade.Trade.line;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.inventory.StockLine;
import dev.baton.ledger.AccountKind;
import dev.baton.order.Order;
import dev.baton.order.PaymentMethod;
import dev.baton.order.PaymentStatus;
import dev.baton.platform.fence.OrderId;
import dev.baton.platform.money.Money;
import dev.baton.testing.BatonTest;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;

/** Partial returns at random: after each step the lines and the order, the ledger and the stock agree. */
@BatonTest
class RandomReturnsTest {

    private static final Logger LOG = LoggerFactory.getLogger(RandomReturnsTest.class);

    private final BeanFactory beans;
    private final Counter counter;

    @Autowired
    RandomReturnsTest(BeanFactory beans) {
        this.beans = beans;
        this.counter = new Counter(beans);
    }

    /** {@code -Dreturns.seed=…} repeats one. */
    @Test
    void random_returns_keep_all_sums() {
        long seed = Long.getLong("returns.seed", System.nanoTime());
        LOG.info("The seed of these returns is {}", seed);
        Random chance = new Random(seed);
        for (PaymentMethod method : List.of(PaymentMethod.PREPAID, PaymentMethod.CREDIT)) {
            StockLine[] lines = new StockLine[2 + chance.nextInt(2)];
            for (int index = 0; index < lines.length; index++) {
                lines[index] = line(counter.trade().product((1 + chance.nextInt(40)) + "." + (10 + chance.nextInt(89))),
                        1 + chance.nextInt(6));
            }
            giveBackAtRandom(counter.sold(method, chance.nextInt(300), lines), chance, "seed " + seed);
        }
    }

    private void giveBackAtRandom(OrderId order, Random chance, String seed) {
        Order sold = counter.order(order);
        Money before = balance();
        for (int step = 0; step < 8; step++) {
            NewReturn.Line[] some = some(order, chance);
            if (some.length > 0) {
                giveBack(counter.request(order, some), chance);
                counter.assertRight(order);
                assertThat(balance().minus(before)).as(seed).isLessThanOrEqualTo(sold.total());
            }
        }
        counter.order(order).goods().stream()
                .filter(line -> line.delivered().compareTo(line.returned()) > 0)
                .forEach(line -> counter.giveBack(order,
                        goods(line.lineNo(), line.delivered().minus(line.returned()).toString())));
        counter.assertRight(order);
        assertThat(balance().minus(before)).as(seed).isEqualTo(sold.total());
        assertThat(counter.order(order).paymentStatus()).as(seed).isEqualTo(PaymentStatus.REFUNDED);
        assertThat(counter.ours(order, AccountKind.REVENUE).isZero()).as(seed).isTrue();
        assertThat(counter.ours(order, AccountKind.TAX_PAYABLE).isZero()).as(seed).isTrue();
    }

    /** Some pieces of some lines. */
    private NewReturn.Line[] some(OrderId order, Random chance) {
        return counter.order(order).goods().stream()
                .filter(line -> line.delivered().compareTo(line.returned()) > 0)
                .filter(line -> chance.nextBoolean())
                .map(line -> goods(line.lineNo(), String.valueOf(
                        1 + chance.nextInt(line.delivered().minus(line.returned()).value().intValue()))))
                .toArray(NewReturn.Line[]::new);
    }

    private void giveBack(ReturnOrder asked, Random chance) {
        if (chance.nextInt(5) == 0) {
            beans.getBean(Returns.class).withdraw(asked.id(), Counter.CUSTOMER);
            return;
        }
        counter.judge(asked, "ALLOWED", "0");
        ReturnOrder arrived = counter.receive(asked);
        List<Disposition> dispositions = List.of(Disposition.values());
        counter.finish(counter.inspect(arrived, arrived.lines().stream()
                .map(line -> dispositions.get(chance.nextInt(dispositions.size())))
                .toArray(Disposition[]::new)));
    }

    /** What the customer has, less what it owes. */
    private Money balance() {
        return counter.balance(AccountKind.PREPAID).plus(counter.balance(AccountKind.RECEIVABLE));
    }
}
