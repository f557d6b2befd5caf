package dev.baton.returns;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.allocation.Allocation;
import dev.baton.allocation.Consignment;
import dev.baton.allocation.Consignments;
import dev.baton.allocation.sourcing.Criterion;
import dev.baton.allocation.sourcing.Fulfilment;
import dev.baton.allocation.sourcing.SourcingPolicy;
import dev.baton.customer.CustomerId;
import dev.baton.inventory.GoodsInTransit;
import dev.baton.inventory.StockLine;
import dev.baton.inventory.location.LocationId;
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
import dev.baton.platform.money.Quantity;
import dev.baton.platform.security.Caller;
import dev.baton.platform.security.Role;
import dev.baton.platform.sql.Row;
import dev.baton.settlement.Settlements;
import dev.baton.trade.Trade;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Where a distributor of a test's own gives back what it has bought; no process drives its orders and returns. */
public final class Counter {

    static final Caller CUSTOMER = new Caller("customer", Set.of(Role.INTEGRATOR), null);
    static final Caller KEEPER = new Caller("keeper", Set.of(Role.STOCK), null);

    private final BeanFactory beans;
    private final Trade trade;
    private final CustomerId customer;

    public Counter(BeanFactory beans) {
        this(beans, "10000.00");
    }

    Counter(BeanFactory beans, String balance) {
        this.beans = beans;
        this.trade = new Trade(beans);
        this.customer = trade.distributor(balance, "10000.00", "EAST");
    }

    public Trade trade() {
        return trade;
    }

    public CustomerId customer() {
        return customer;
    }

    LocationId warehouse() {
        return new LocationId("W-" + customer);
    }

    /** An order that is delivered, by our books and in stock, and settled; from each line so much was taken off, in minor units. */
    public OrderId sold(PaymentMethod method, long off, StockLine... lines) {
        OrderId order = held(method, off, lines);
        beans.getBean(Orders.class).markApproved(order, "test");
        Arrays.stream(lines).forEach(line -> trade.receive(trade.plant("EAST"), line));
        beans.getBean(Allocation.class).reserve(order,
                new SourcingPolicy("TEST", "For a test", Fulfilment.SPLIT, 5, List.of(Criterion.REGION)));
        beans.getBean(Orders.class).markReleased(order, Trade.name("SO"), null);
        for (Consignment goods : beans.getBean(Consignments.class).of(order)) {
            beans.getBean(GoodsInTransit.class).issue(goods.reference(), Trade.name("D"));
            trade.deliver(goods.id());
            beans.getBean(GoodsInTransit.class).arrive(goods.reference(), Trade.name("A"));
            beans.getBean(Settlements.class).settle(goods.id(), false);
        }
        return order;
    }

    private OrderId held(PaymentMethod method, long off, StockLine... lines) {
        OrderId order = trade.priced(customer, method, lines);
        JdbcClient jdbc = beans.getBean(JdbcClient.class);
        jdbc.sql(
                "UPDATE order_line SET discount = least(?, subtotal), total = subtotal - least(?, subtotal) WHERE order_id = ?")
                .params(off, off, order.value()).update();
        jdbc.sql(
                """
                        UPDATE orders SET (discount, total) = (SELECT sum(discount), sum(total) FROM order_line WHERE order_id = orders.id)
                        WHERE id = ?""")
                .param(order.value()).update();
        beans.getBean(Payments.class).hold(order);
        return order;
    }

    public static NewReturn.Line goods(int line, String quantity) {
        return new NewReturn.Line(line, null, Quantity.of(quantity), GoodsCondition.UNOPENED, null, null);
    }

    /** A return that no process drives. */
    public ReturnOrder request(OrderId order, NewReturn.Line... lines) {
        return request(order, ReturnType.RETURN, lines);
    }

    ReturnOrder request(OrderId order, ReturnType type, NewReturn.Line... lines) {
        return Objects.requireNonNull(beans.getBean(TransactionTemplate.class).execute(status -> {
            ReturnOrder requested = beans.getBean(Returns.class).request(
                    new NewReturn(order, type, ReturnReason.CHANGED_MIND, List.of(lines)), CUSTOMER);
            undriven(requested.id().toString());
            return requested;
        }));
    }

    private void undriven(String key) {
        beans.getBean(JdbcClient.class).sql("DELETE FROM outbox WHERE key = ? AND destination = 'engine'").param(key)
                .update();
    }

    /** What the rules say of each of its lines. */
    public ReturnRules.Judged judge(ReturnOrder order, String outcome, String feePercent) {
        Map<String, Object> row = new HashMap<>(Map.of("ruleId", "R-TEST", "reason", "For a test", "outcome", outcome,
                "freight", "CUSTOMER", "feePercent", new BigDecimal(feePercent), "group", "returns", "dueHours", 8));
        return beans.getBean(ReturnRules.class).judge(order.id(),
                order.lines().stream().map(line -> row).toList(), 1L);
    }

    /** All of it has arrived. */
    public ReturnOrder receive(ReturnOrder order) {
        Map<Integer, Quantity> all = new HashMap<>();
        order.lines().forEach(line -> all.put(line.no(), line.quantity()));
        return beans.getBean(ReturnReceipts.class).receive(order.id(), all, KEEPER);
    }

    public ReturnOrder inspect(ReturnOrder order, Disposition... dispositions) {
        List<InspectedLine> lines = new ArrayList<>();
        for (int index = 0; index < dispositions.length; index++) {
            lines.add(new InspectedLine(order.lines().get(index).no(), dispositions[index], "for a test"));
        }
        return beans.getBean(ReturnInspections.class).inspect(order.id(), lines, KEEPER);
    }

    /** Moves its goods and settles it, each twice. */
    ReturnOrder finish(ReturnOrder order) {
        beans.getBean(ReturnedStock.class).move(order.id());
        beans.getBean(ReturnedStock.class).move(order.id());
        ReturnRefunds refunds = beans.getBean(ReturnRefunds.class);
        assertThat(refunds.settle(order.id(), order.id().getMostSignificantBits()).obstacle()).isNull();
        assertThat(refunds.settle(order.id(), order.id().getMostSignificantBits()).obstacle()).isNull();
        return read(order);
    }

    /** All the way. */
    public ReturnOrder giveBack(OrderId order, NewReturn.Line... lines) {
        ReturnOrder asked = request(order, lines);
        judge(asked, "ALLOWED", "0");
        ReturnOrder arrived = receive(asked);
        Disposition[] all = arrived.lines().stream().map(line -> Disposition.RESTOCK).toArray(Disposition[]::new);
        return finish(inspect(arrived, all));
    }

    public ReturnOrder read(ReturnOrder order) {
        return beans.getBean(Returns.class).get(order.id(), CUSTOMER);
    }

    Order order(OrderId id) {
        return beans.getBean(Orders.class).get(id);
    }

    public Money balance(AccountKind kind) {
        return beans.getBean(Ledger.class).account(AccountId.of(customer.value(), kind, Trade.CURRENCY)).orElseThrow()
                .posted();
    }

    /** What an account of ours has got for an order. */
    public Money ours(OrderId order, AccountKind kind) {
        return new Money(beans.getBean(JdbcClient.class)
                .sql("""
                        SELECT coalesce(sum(CASE WHEN credit = :account THEN amount ELSE -amount END), 0)::bigint FROM ledger_transfer
                        WHERE reference = :order AND :account IN (debit, credit) AND type IN ('POST', 'POSTED')""")
                .param("account", AccountId.internal(kind, Trade.CURRENCY).value())
                .param("order", order.toString())
                .query(Long.class)
                .single(), Trade.CURRENCY);
    }

    record Stocked(Quantity onHand, Quantity available) {}

    Stocked stock(String location, StockLine goods) {
        return beans.getBean(JdbcClient.class)
                .sql("SELECT on_hand, available FROM stock WHERE location = ? AND sku = ?")
                .params(location, goods.sku().value())
                .query(Row.as(row -> new Stocked(row.quantity("on_hand"), row.quantity("available"))))
                .single();
    }

    /** The database finds nothing wrong with what the distributor has bought and given back. */
    public void assertRight(OrderId order) {
        List<String> names = new ArrayList<>(List.of(order(order).number(), order.toString(), customer.value()));
        names.addAll(beans.getBean(JdbcClient.class).sql("SELECT number FROM return_order WHERE order_id = ?")
                .param(order.value()).query(String.class).list());
        names.addAll(beans.getBean(JdbcClient.class).sql("SELECT number FROM settlement_credit WHERE order_id = ?")
                .param(order.value()).query(String.class).list());
        assertThat(beans.getBean(Invariants.class).check(Integer.MAX_VALUE).checks())
                // nothing drives them, rules were not asked, and SAP knows nothing
                .filteredOn(check -> List.of("SAP", "rules", "process").stream().noneMatch(check.name()::contains))
                .flatExtracting(InvariantReport.Check::violations)
                .noneMatch(violation -> names.stream().anyMatch(violation::contains));
    }
}
