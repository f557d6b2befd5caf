package dev.baton.payment.online;

import static dev.baton.payment.online.PaymentScene.id;
import static dev.baton.trade.Trade.money;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.ledger.AccountKind;
import dev.baton.order.Orders;
import dev.baton.order.PaymentStatus;
import dev.baton.platform.fence.OrderId;
import dev.baton.settlement.share.Market;
import dev.baton.settlement.share.OrderRefund;
import dev.baton.settlement.share.Refunds;
import dev.baton.testing.BatonTest;
import dev.baton.trade.Trade;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is refunded of an order that was paid online goes back to who paid. */
@BatonTest
class OrderRepaymentsTest {

    private final BeanFactory beans;
    private final Refunds refunds;
    private final Orders orders;
    private final JdbcClient jdbc;
    private final PaymentScene scene;
    private final Market market;

    @Autowired
    OrderRepaymentsTest(BeanFactory beans, Refunds refunds, Orders orders, JdbcClient jdbc) {
        this.beans = beans;
        this.refunds = refunds;
        this.orders = orders;
        this.jdbc = jdbc;
        this.scene = new PaymentScene(beans);
        this.market = new Market(beans);
    }

    @Test
    void a_refund_is_paid_back_by_the_institution_and_nothing_stays_on_the_account() {
        String price = PaymentScene.told();
        OrderId order = scene.order(price);
        String payment = id(scene.pay(order, price));
        scene.becomes(payment, "CAPTURED");
        Awaitility.await().untilAsserted(
                () -> assertThat(orders.get(order).paymentStatus()).isEqualTo(PaymentStatus.HELD));
        Trade trade = new Trade(beans);
        trade.receive(trade.plant("EAST"), Trade.line(orders.get(order).goods().getFirst().sku(), 1));
        market.deliver(order);
        market.record(order, Market.rule(7000, 2500, 500, 7));
        market.settle(order);

        OrderRefund first = refunds.refund(order, money("1.50"), "Scratched", "finance");

        assertThat(first.paidBack()).isEqualTo(money("1.50"));
        assertThat(orders.get(order).paymentStatus()).isEqualTo(PaymentStatus.PARTIALLY_REFUNDED);
        scene.becomes(payment, "PARTIALLY_REFUNDED");
        OrderRefund rest = refunds.refund(order, money(price).minus(money("1.50")), "Broken", "finance");
        assertThat(rest.paidBack()).isEqualTo(rest.amount());
        scene.becomes(payment, "REFUNDED");
        assertThat(orders.get(order).paymentStatus()).isEqualTo(PaymentStatus.REFUNDED);
        assertThat(market.balance(market.seller(), AccountKind.SPLIT)).isEqualTo(money("0.00"));
        assertThat(scene.balance("posted")).isEqualTo("0.00");
        assertThat(jdbc.sql("""
                SELECT count(*) FROM settlement_refund WHERE order_id = ? AND paid_back = amount""")
                .param(order.value()).query(Integer.class).single()).isEqualTo(2);
        market.assertRight(order);
    }
}
