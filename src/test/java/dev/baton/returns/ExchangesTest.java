package dev.baton.returns;

import static dev.baton.returns.Counter.goods;
import static dev.baton.trade.Trade.line;
import static dev.baton.trade.Trade.money;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.baton.inventory.StockLine;
import dev.baton.order.PaymentMethod;
import dev.baton.platform.fence.OrderId;
import dev.baton.platform.money.Quantity;
import dev.baton.platform.problem.RefusedException;
import dev.baton.product.Sku;
import dev.baton.testing.BatonTest;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What comes in the place of goods that were given back. */
@BatonTest
class ExchangesTest {

    private final BeanFactory beans;
    private final Counter counter;
    private final StockLine ten;

    @Autowired
    ExchangesTest(BeanFactory beans) {
        this.beans = beans;
        this.counter = new Counter(beans);
        this.ten = line(counter.trade().product("11.30"), 10);
    }

    @Test
    void of_an_exchange_that_comes_back_in_part_only_whole_pieces_come_in_its_place() {
        OrderId order = counter.sold(PaymentMethod.PREPAID, 0, ten);
        Sku other = counter.trade().product("5.00");

        ReturnOrder done = exchanged(order, other, 2, 2);
        assertThat(done.replacementOrder()).isNotNull();
        assertThat(counter.order(Objects.requireNonNull(done.replacementOrder())).goods()).singleElement()
                .satisfies(line -> assertThat(line.quantity()).isEqualTo(Quantity.of(1)));
        ReturnOrder little = exchanged(order, other, 1, 1);
        assertThat(little.replacementOrder()).as("a third of one").isNull();
        assertThat(little.refunded()).isEqualTo(money("11.30"));
        assertThat(counter.order(order).lines().getFirst().returned()).isEqualTo(Quantity.of(3));
    }

    /** Of three that are to be exchanged for so many, so many come back. */
    private ReturnOrder exchanged(OrderId order, Sku other, int replacements, int arrived) {
        ReturnOrder asked = counter.request(order, ReturnType.EXCHANGE, new NewReturn.Line(1, null, Quantity.of(3),
                GoodsCondition.UNOPENED, other, Quantity.of(replacements)));
        counter.judge(asked, "ALLOWED", "0");
        ReturnOrder some = beans.getBean(ReturnReceipts.class).receive(asked.id(), Map.of(1, Quantity.of(arrived)),
                Counter.KEEPER);
        return counter.finish(counter.inspect(some, Disposition.RESTOCK));
    }

    @Test
    void half_a_piece_is_not_asked_for_not_received_and_not_given_in_the_place_of_another() {
        OrderId order = counter.sold(PaymentMethod.PREPAID, 0, ten);
        Quantity half = Quantity.of("0.5");
        assertThatExceptionOfType(RefusedException.class).isThrownBy(() -> counter.request(order, goods(1, "0.5")));
        assertThatExceptionOfType(RefusedException.class).isThrownBy(() -> counter.request(order, ReturnType.EXCHANGE,
                new NewReturn.Line(1, null, Quantity.of(1), GoodsCondition.UNOPENED, null, half)));
        ReturnOrder asked = counter.request(order, goods(1, "1"));
        counter.judge(asked, "ALLOWED", "0");
        assertThatExceptionOfType(RefusedException.class).isThrownBy(
                () -> beans.getBean(ReturnReceipts.class).receive(asked.id(), Map.of(1, half), Counter.KEEPER));
        assertThat(counter.read(counter.receive(asked)).state()).isEqualTo(ReturnState.RECEIVED);
    }

    @Test
    void what_cannot_be_ordered_in_the_place_of_goods_is_told_in_words() {
        OrderId order = counter.sold(PaymentMethod.PREPAID, 0, ten);
        Sku other = counter.trade().product("5.00");
        ReturnOrder asked = counter.request(order, ReturnType.EXCHANGE, new NewReturn.Line(1, null, Quantity.of(1),
                GoodsCondition.UNOPENED, other, null));
        counter.judge(asked, "ALLOWED", "0");
        beans.getBean(ReturnedStock.class).move(counter.inspect(counter.receive(asked), Disposition.RESTOCK).id());
        beans.getBean(JdbcClient.class).sql("UPDATE product SET currency = 'EUR' WHERE sku = ?").param(other.value())
                .update();

        assertThat(beans.getBean(ReturnRefunds.class).settle(asked.id(), 1).obstacle())
                .isEqualTo("What comes in the place of the goods cannot be ordered: " + other + " is sold in EUR");
        assertThat(counter.read(asked).state()).isEqualTo(ReturnState.STOCKED);
    }
}
