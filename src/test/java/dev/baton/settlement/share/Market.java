package dev.baton.settlement.share;

import static dev.baton.trade.Trade.CURRENCY;
import static dev.baton.trade.Trade.line;
import static dev.baton.trade.Trade.name;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.allocation.Allocation;
import dev.baton.allocation.Consignment;
import dev.baton.allocation.Consignments;
import dev.baton.allocation.sourcing.Criterion;
import dev.baton.allocation.sourcing.Fulfilment;
import dev.baton.allocation.sourcing.SourcingPolicy;
import dev.baton.customer.CustomerId;
import dev.baton.ledger.AccountId;
import dev.baton.ledger.AccountKind;
import dev.baton.ledger.Ledger;
import dev.baton.operations.InvariantReport;
import dev.baton.operations.Invariants;
import dev.baton.order.Order;
import dev.baton.order.Orders;
import dev.baton.order.PaymentMethod;
import dev.baton.payment.Payments;
import dev.baton.platform.fence.OrderId;
import dev.baton.platform.money.Money;
import dev.baton.product.Sku;
import dev.baton.settlement.Settlements;
import dev.baton.trade.Trade;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** A distributor that sells, and orders that it sells, which no process drives. */
public final class Market {

    /** What the invariants of money, shares and what is owed are about. */
    private static final Pattern MONEY =
            Pattern.compile("share|transfer|account|hold|captured|refund|settlement|open item",
                    Pattern.CASE_INSENSITIVE);

    private final BeanFactory beans;
    private final Trade trade;
    private final CustomerId seller;
    private final CustomerId buyer;

    public Market(BeanFactory beans) {
        this.beans = beans;
        this.trade = new Trade(beans);
        this.seller = trade.distributor("0.00");
        this.buyer = trade.distributor("10000.00", "10000.00", "EAST");
    }

    public CustomerId seller() {
        return seller;
    }

    public CustomerId buyer() {
        return buyer;
    }

    /** What the rules answer. */
    public static Map<String, Object> rule(int manufacturer, int seller, int platform, int returnDays) {
        Map<String, Object> row = new HashMap<>();
        row.put("ruleId", "SPL-TEST");
        row.put("reason", "For a test");
        row.put("manufacturerShare", manufacturer);
        row.put("sellerShare", seller);
        row.put("platformShare", platform);
        row.put("returnDays", returnDays);
        return row;
    }

    /** An order of two parts of this price each, delivered and sold by the seller, for which no split is recorded. */
    public OrderId sold(PaymentMethod method, String price) {
        return sold(method, price, "0.00");
    }

    /** The same, with so much for carrying the goods on top. */
    OrderId sold(PaymentMethod method, String price, String freight) {
        Sku sku = trade.product(price);
        trade.receive(trade.plant("EAST"), line(sku, 1));
        trade.receive(trade.plant("EAST"), line(sku, 1));
        OrderId order = trade.priced(buyer, PaymentMethod.PREPAID, line(sku, 2));
        charge(order, Trade.money(freight));
        beans.getBean(JdbcClient.class).sql("UPDATE orders SET payment_method = ? WHERE id = ?")
                .params(method.name(), order.value()).update();
        beans.getBean(Payments.class).hold(order);
        deliver(order);
        return order;
    }

    private void charge(OrderId order, Money freight) {
        if (freight.isPositive()) {
            beans.getBean(JdbcClient.class)
                    .sql("""
                            WITH charge AS (
                                INSERT INTO order_line (order_id, line_no, kind, sku, name, category, unit, listed, outside_band, quantity, unit_price,
                                    tax_rate, subtotal, total)
                                VALUES (:order, 2, 'CHARGE', 'FREIGHT', 'Freight', '', 'PC', true, false, 1, :freight, 0.13, :freight, :freight))
                            UPDATE orders SET subtotal = subtotal + :freight, total = total + :freight WHERE id = :order""")
                    .param("order", order.value())
                    .param("freight", freight.minor())
                    .update();
        }
    }

    /** Lets an order whose money is held or promised be delivered and sold by the seller. */
    public void deliver(OrderId order) {
        Orders orders = beans.getBean(Orders.class);
        orders.markApproved(order, "test");
        beans.getBean(Allocation.class).reserve(order, new SourcingPolicy("TEST", "For a test", Fulfilment.SPLIT, 2,
                List.of(Criterion.REGION)));
        orders.markReleased(order, name("SO"), null);
        consignments(order).forEach(trade::deliver);
        sell(order);
    }

    /** Nothing of so many parts of an order is accepted. */
    void refuse(OrderId order, int parts) {
        Consignments consignments = beans.getBean(Consignments.class);
        beans.getBean(TransactionTemplate.class).executeWithoutResult(status -> consignments.of(order).stream()
                .limit(parts)
                .forEach(goods -> consignments.refuse(goods.id(), goods.stock())));
    }

    /** Orders of these channels are not taken yet: it becomes one of them afterwards. */
    private void sell(OrderId order) {
        beans.getBean(JdbcClient.class).sql("UPDATE orders SET channel = 'GROUP_BUY', seller_id = ? WHERE id = ?")
                .params(seller.value(), order.value()).update();
    }

    public void record(OrderId order, Map<String, Object> rule) {
        beans.getBean(Splits.class).record(order, Map.of("channel", "GROUP_BUY"), rule);
    }

    /** An order over 100.01 each for two parts, with its split recorded and nothing settled. */
    public OrderId shared(int manufacturer, int share, int platform, int returnDays) {
        OrderId order = sold(PaymentMethod.PREPAID, "100.01");
        record(order, rule(manufacturer, share, platform, returnDays));
        return order;
    }

    /** The same, settled. */
    public OrderId settled(int manufacturer, int share, int platform, int returnDays) {
        OrderId order = shared(manufacturer, share, platform, returnDays);
        settle(order);
        return order;
    }

    public void settle(OrderId order) {
        consignments(order).forEach(id -> beans.getBean(Settlements.class).settle(id, false));
    }

    public List<UUID> consignments(OrderId order) {
        return beans.getBean(Consignments.class).of(order).stream().map(Consignment::id).toList();
    }

    List<Share> shares(OrderId order) {
        return beans.getBean(StoredShares.class).of(order);
    }

    public List<UUID> settlements(OrderId order) {
        return shares(order).stream().map(Share::settlementId).distinct().toList();
    }

    public Order order(OrderId id) {
        return beans.getBean(Orders.class).get(id);
    }

    public Money balance(CustomerId owner, AccountKind kind) {
        return beans.getBean(Ledger.class).account(AccountId.of(owner.value(), kind, CURRENCY)).orElseThrow().posted();
    }

    /** What an account of ours has got for an order. */
    public Money ours(OrderId order, AccountKind kind) {
        String account = AccountId.internal(kind, CURRENCY).value();
        return new Money(beans.getBean(JdbcClient.class)
                .sql("""
                        SELECT coalesce(sum(CASE WHEN credit = :account THEN amount ELSE -amount END), 0)::bigint FROM ledger_transfer
                        WHERE reference = :order AND :account IN (debit, credit) AND type IN ('POST', 'POSTED')""")
                .param("account", account)
                .param("order", order.toString())
                .query(Long.class)
                .single(), CURRENCY);
    }

    /** The database finds nothing wrong with the order and with who sells and buys. */
    public void assertRight(OrderId order) {
        String number = order(order).number();
        List<String> settlements = beans.getBean(JdbcClient.class)
                .sql("SELECT number FROM settlement_document WHERE order_id = ?").param(order.value())
                .query(String.class).list();
        assertThat(beans.getBean(Invariants.class).check(Integer.MAX_VALUE).checks())
                .filteredOn(check -> MONEY.matcher(check.name()).find())
                .hasSizeGreaterThan(9)
                .flatExtracting(InvariantReport.Check::violations)
                .noneMatch(violation -> violation.contains(number) || violation.contains(seller.value())
                        || violation.contains(buyer.value()) || settlements.stream().anyMatch(violation::contains)
                        || violation.startsWith("MANUFACTURER_SHARE") || violation.startsWith("PLATFORM_SHARE"));
    }
}
