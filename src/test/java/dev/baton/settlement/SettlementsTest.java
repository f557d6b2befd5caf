package dev.baton.settlement;

import static dev.baton.trade.Trade.money;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.baton.ledger.Account;
import dev.baton.ledger.Ledger;
import dev.baton.order.Order;
import dev.baton.order.OrderStatus;
import dev.baton.order.Orders;
import dev.baton.order.PaymentStatus;
import dev.baton.platform.fence.OrderClosedException;
import dev.baton.platform.fence.OrderFence;
import dev.baton.platform.money.Money;
import dev.baton.platform.paging.Limit;
import dev.baton.settlement.SettlementOutcome.Differing;
import dev.baton.settlement.SettlementOutcome.Settled;
import dev.baton.testing.BatonTest;
import dev.baton.trade.Consignment;
import dev.baton.trade.Trade;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@BatonTest
class SettlementsTest {

    private final BeanFactory beans;
    private final Settlements settlements;
    private final SettlementViews views;
    private final Orders orders;
    private final Ledger ledger;
    private final OrderFence fence;
    private final TransactionTemplate transaction;
    private final JdbcClient jdbc;
    private final Consignment goods;

    @Autowired
    SettlementsTest(
            Settlements settlements,
            SettlementViews views,
            Orders orders,
            Ledger ledger,
            OrderFence fence,
            TransactionTemplate transaction,
            JdbcClient jdbc,
            BeanFactory beans) {
        this.settlements = settlements;
        this.views = views;
        this.orders = orders;
        this.ledger = ledger;
        this.fence = fence;
        this.transaction = transaction;
        this.jdbc = jdbc;
        this.beans = beans;
        this.goods = Consignment.allocated(beans);
    }

    @Test
    void the_hold_becomes_revenue_and_tax_with_a_document_and_an_invoice_and_the_order_is_completed() {
        delivered(money("100.00"));

        SettlementOutcome outcome = settlements.settle(goods.id(), false);

        assertThat(outcome).isInstanceOf(Settled.class);
        assertThat(order().status()).isEqualTo(OrderStatus.COMPLETED);
        assertThat(order().paymentStatus()).isEqualTo(PaymentStatus.CAPTURED);
        assertThat(account().posted()).isEqualTo(money("887.00"));
        assertThat(account().pending().isZero()).isTrue();
        assertThat(views.list(goods.order(), Limit.of(null), null).items()).singleElement().satisfies(document -> {
            assertThat(document.revenue()).isEqualTo(money("100.00"));
            assertThat(document.tax()).isEqualTo(money("13.00"));
            assertThat(document.freight()).isEqualTo(money("0.00"));
            assertThat(document.invoice()).startsWith("INV-");
        });
        assertThat(credits("REVENUE:CNY")).containsExactly(10_000L);
        assertThat(credits("TAX_PAYABLE:CNY")).containsExactly(1_300L);
    }

    @Test
    void an_order_is_settled_once_however_often_and_however_many_at_a_time_the_job_comes() {
        delivered(null);

        List<CompletableFuture<SettlementOutcome>> all = Stream.generate(() -> CompletableFuture
                .supplyAsync(() -> settlements.settle(goods.id(), false)))
                .limit(8)
                .toList();

        assertThat(all.stream().map(CompletableFuture::join).distinct()).singleElement().isInstanceOf(Settled.class);
        assertThat(credits("REVENUE:CNY")).hasSize(1);
        assertThat(account().posted()).isEqualTo(money("887.00"));
    }

    @Test
    void a_difference_to_sap_within_the_tolerance_needs_nobody() {
        delivered(money("101.00"));

        assertThat(settlements.settle(goods.id(), false)).isInstanceOf(Settled.class);
    }

    @Test
    void a_difference_beyond_the_tolerance_posts_nothing_until_finance_accepts_our_amount() {
        delivered(money("98.99"));

        assertThat(settlements.settle(goods.id(), false)).isInstanceOfSatisfying(Differing.class, found -> {
            assertThat(found.ours()).isEqualTo(money("100.00"));
            assertThat(found.sap()).isEqualTo(money("98.99"));
            assertThat(found.salesOrder()).isEqualTo(orders.get(goods.order()).sapSalesOrder());
        });
        assertThat(account().pending()).isEqualTo(money("113.00"));

        assertThat(settlements.settle(goods.id(), true)).isInstanceOf(Settled.class);
        assertThat(views.list(goods.order(), Limit.of(null), null).items()).singleElement()
                .matches(SettlementView::withDifference);
    }

    @Test
    void numbers_grow_longer_when_six_digits_are_used_up() {
        delivered(null);
        jdbc.sql("SELECT setval('settlement_number', 1234500), setval('invoice_number', 7654300)").query().singleRow();

        settlements.settle(goods.id(), false);

        assertThat(views.list(goods.order(), Limit.of(null), null).items()).singleElement().satisfies(document -> {
            assertThat(document.number()).matches("SD-\\d{4}-12345\\d{2}");
            assertThat(document.invoice()).matches("INV-\\d{4}-76543\\d{2}");
        });
    }

    @Test
    void an_order_that_is_closed_is_not_settled() {
        delivered(null);
        transaction.executeWithoutResult(status -> fence.close(goods.order()));

        assertThatExceptionOfType(OrderClosedException.class)
                .isThrownBy(() -> settlements.settle(goods.id(), false));
        assertThat(account().pending()).isEqualTo(money("113.00"));
    }

    private void delivered(@Nullable Money sapNet) {
        orders.markReleased(goods.order(), Trade.name("SO"), sapNet);
        goods.deliver(beans);
    }

    private Order order() {
        return orders.get(goods.order());
    }

    private Account account() {
        return ledger.account(Trade.prepaid(goods.customer())).orElseThrow();
    }

    /** What an account of ours was credited for the order, in minor units. */
    private List<Long> credits(String account) {
        return jdbc.sql("SELECT amount FROM ledger_transfer WHERE credit = ? AND reference = ?")
                .params(account, goods.order().toString())
                .query(Long.class)
                .list();
    }
}
