package dev.baton.payment.credit;

import static dev.baton.trade.Trade.line;
import static dev.baton.trade.Trade.money;
import static dev.baton.trade.Trade.name;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.allocation.Allocation;
import dev.baton.customer.CustomerId;
import dev.baton.inventory.location.LocationId;
import dev.baton.ledger.Ledger;
import dev.baton.operations.InvariantReport;
import dev.baton.operations.Invariants;
import dev.baton.order.Channel;
import dev.baton.order.Orders;
import dev.baton.order.PaymentMethod;
import dev.baton.payment.Payments;
import dev.baton.payment.credit.receipt.Allotment;
import dev.baton.payment.credit.receipt.NewReceipt;
import dev.baton.payment.credit.receipt.Receipt;
import dev.baton.payment.credit.receipt.Receipts;
import dev.baton.platform.fence.OrderId;
import dev.baton.platform.paging.Limit;
import dev.baton.platform.sql.Row;
import dev.baton.platform.time.BusinessCalendar;
import dev.baton.product.Sku;
import dev.baton.settlement.Settlements;
import dev.baton.trade.Trade;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Sells on credit what no process drives. */
public final class CreditSales {

    private final BeanFactory beans;
    private final Trade trade;

    public CreditSales(BeanFactory beans) {
        this.beans = beans;
        this.trade = new Trade(beans);
    }

    /** A distributor without prepaid money that may owe so much. */
    public CustomerId customer(String limit) {
        return trade.distributor("0.00", limit, "EAST");
    }

    /** A customer without prepaid money that buys nothing on credit. */
    public CustomerId customer() {
        return trade.distributor("0.00");
    }

    /** An order of this total that is ready to have its money held. */
    public OrderId priced(CustomerId customer, PaymentMethod method, String total) {
        return priced(customer, method, trade.product(total));
    }

    /** One piece, paid in any way: those of channels that take no orders yet are set afterwards. */
    private OrderId priced(CustomerId customer, PaymentMethod method, Sku sku) {
        if (PaymentMethod.of(Channel.DISTRIBUTOR).contains(method)) {
            return trade.priced(customer, method, line(sku, 1));
        }
        OrderId order = trade.priced(customer, PaymentMethod.PREPAID, line(sku, 1));
        beans.getBean(JdbcClient.class).sql("UPDATE orders SET payment_method = ? WHERE id = ?")
                .params(method.name(), order.value())
                .update();
        return order;
    }

    /** An order whose money was held, and whose goods are at the customer's. */
    public OrderId delivered(CustomerId customer, PaymentMethod method, String total) {
        Sku sku = trade.product(total);
        LocationId plant = trade.plant("EAST");
        trade.receive(plant, line(sku, 1));
        OrderId order = priced(customer, method, sku);
        beans.getBean(Payments.class).hold(order);
        Orders orders = beans.getBean(Orders.class);
        orders.markApproved(order, "test");
        beans.getBean(Allocation.class).reserve(order, null);
        orders.markReleased(order, name("SO"), null);
        trade.deliver(trade.consignment(order));
        return order;
    }

    /** What is owed for an order of this total that was bought on credit and settled. */
    public ReceivableView owed(CustomerId customer, String total) {
        OrderId order = delivered(customer, PaymentMethod.CREDIT, total);
        beans.getBean(Settlements.class).settle(trade.consignment(order), false);
        return itemOf(order, customer);
    }

    /** What is owed for an order. */
    public ReceivableView itemOf(OrderId order, CustomerId customer) {
        return beans.getBean(Receivables.class).list(customer.value(), null, Limit.of(200), null).items().stream()
                .filter(item -> item.orderId().equals(order))
                .findFirst()
                .orElseThrow();
    }

    /** Lets an item be due so many days ago. */
    public void due(ReceivableView item, int daysAgo) {
        BusinessCalendar calendar = beans.getBean(BusinessCalendar.class);
        LocalDate dueOn = calendar.today(beans.getBean(Clock.class).instant()).minusDays(daysAgo);
        beans.getBean(JdbcClient.class)
                .sql("UPDATE payment_receivable SET due_on = ?, overdue_from = ? WHERE id = ?")
                .params(dueOn, Row.at(calendar.startOf(dueOn.plusDays(1))), item.id())
                .update();
    }

    public Receipt pay(CustomerId customer, String amount, Allotment... allotments) {
        return beans.getBean(Receipts.class).enter(receipt(customer, amount, allotments), "finance");
    }

    /** A receipt of so much, as finance enters it. */
    public static NewReceipt receipt(CustomerId customer, String amount, Allotment... allotments) {
        return new NewReceipt(customer, money(amount), "ICBC", name("R"), Instant.parse("2026-11-20T08:00:00Z"),
                List.of(allotments));
    }

    public ReceivableView read(ReceivableView item) {
        return beans.getBean(Receivables.class).get(item.id());
    }

    /** The database finds nothing wrong with what this customer owes. */
    public void assertBalanced(CustomerId customer) {
        JdbcClient jdbc = beans.getBean(JdbcClient.class);
        assertThat(jdbc
                .sql("""
                        SELECT coalesce(sum(amount - paid - written_off - credited), 0)::bigint FROM payment_receivable WHERE customer_id = ?""")
                .param(customer.value()).query(Long.class).single())
                .isEqualTo(-beans.getBean(Ledger.class).account(Trade.receivable(customer)).orElseThrow().posted()
                        .minor());
        assertThat(beans.getBean(Invariants.class).check(Integer.MAX_VALUE).checks())
                .filteredOn(check -> check.name().contains("open item") || check.name().contains("receipt")
                        || check.name().contains("written off"))
                .hasSizeGreaterThanOrEqualTo(3)
                .flatExtracting(InvariantReport.Check::violations)
                .noneMatch(violation -> violation.contains(customer.value()) || violation.contains("INV-"));
    }
}
