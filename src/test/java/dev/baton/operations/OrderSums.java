package dev.baton.operations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.customer.CustomerId;
import dev.baton.inventory.Inventory;
import dev.baton.inventory.Stock;
import dev.baton.inventory.location.LocationType;
import dev.baton.ledger.Account;
import dev.baton.ledger.Ledger;
import dev.baton.order.AmendedRevision;
import dev.baton.order.Order;
import dev.baton.order.OrderLine;
import dev.baton.order.OrderStatus;
import dev.baton.order.Orders;
import dev.baton.platform.fence.OrderId;
import dev.baton.platform.money.Money;
import dev.baton.platform.money.Quantity;
import dev.baton.product.Sku;
import dev.baton.trade.Trade;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What lines, money and stock of an order must come to: reckoned here once more, from what the order says of itself.
 *
 * @param opening of the buyer's account, which has no other order
 * @param prices at which the order's products were sold when it came in
 */
record OrderSums(
        BeanFactory beans,
        OrderId id,
        CustomerId buyer,
        Money opening,
        Map<Sku, Money> prices,
        CameBack cameBack) {

    /** What the invariants of offers, of SAP and of the review are about, which the order was taken past. */
    private static final Pattern ROUTES =
            Pattern.compile("SAP|offer|sells|sales order|is with a distributor|past review");

    /** What there is of each product at first. */
    static final long STOCK = 1_000;

    void check() {
        Order order = beans.getBean(Orders.class).get(id);
        lines(order);
        money(order);
        stock(order);
    }

    private void lines(Order order) {
        assertThat(sum(order, OrderLine::total)).as("total").isEqualTo(order.total());
        assertThat(sum(order, OrderLine::subtotal)).as("subtotal").isEqualTo(order.subtotal());
        assertThat(sum(order, OrderLine::discount)).as("discount").isEqualTo(order.discount());
        for (OrderLine line : order.goods()) {
            assertThat(line.unitPrice()).as("price of the start").isEqualTo(prices.get(line.sku()));
            assertThat(line.total().isNegative()).as("negative line").isFalse();
            assertThat(line.reserved().plus(line.shipped()).plus(line.cancelled()).compareTo(line.quantity()))
                    .as("parts of line %s", line.lineNo()).isLessThanOrEqualTo(0);
            assertThat(line.returned()).as("returned of line %s", line.lineNo()).isEqualTo(cameBack.taken(line));
            assertThat(line.returned().plus(cameBack.onTheirWay(line)).compareTo(line.delivered()))
                    .as("returned and on their way of line %s", line.lineNo()).isLessThanOrEqualTo(0);
        }
    }

    private void money(Order order) {
        Account account = beans.getBean(Ledger.class).account(Trade.prepaid(buyer)).orElseThrow();
        Money held = beans.getBean(Ledger.class).held(id.toString(), order.currency());
        Money refunded = refunded();
        assertThat(refunded.compareTo(captured())).as("refunded beside captured").isLessThanOrEqualTo(0);
        assertThat(captured().plus(held).compareTo(largestTotal(order))).as("captured and held beside the total")
                .isLessThanOrEqualTo(0);
        assertThat(account.posted()).as("posted").isEqualTo(opening.minus(captured()).plus(refunded));
        assertThat(account.available()).as("available").isEqualTo(account.posted().minus(held));
        if (order.status() == OrderStatus.CANCELLED) {
            assertThat(held.isZero() && captured().isZero()).as("cancelled and no money").isTrue();
        }
    }

    /** While it starts over, what was held for its lines as they were is held still. */
    private Money largestTotal(Order order) {
        Money largest = order.total();
        for (AmendedRevision amendment : beans.getBean(Orders.class).amendments(id)) {
            Money before = amendment.totalBefore();
            if (order.status() == OrderStatus.RECEIVED && before != null && before.compareTo(largest) > 0) {
                largest = before;
            }
        }
        return largest;
    }

    private void stock(Order order) {
        Map<Sku, Quantity> plants = byProduct(LocationType.PLANT, Stock::onHand);
        Map<Sku, Quantity> reserved = byProduct(LocationType.PLANT, Stock::reserved);
        Map<Sku, Quantity> bought = byProduct(LocationType.WAREHOUSE, Stock::onHand);
        for (Sku sku : prices.keySet()) {
            assertThat(reserved.getOrDefault(sku, Quantity.ZERO)).as("reserved of %s", sku)
                    .isEqualTo(of(order, sku, OrderLine::reserved));
            assertThat(plants.get(sku)).as("on hand of %s", sku)
                    .isEqualTo(Quantity.of(STOCK).minus(of(order, sku, OrderLine::shipped)).plus(cameBack.stored(sku)));
            assertThat(bought.getOrDefault(sku, Quantity.ZERO)).as("received of %s", sku)
                    .isEqualTo(of(order, sku, OrderLine::delivered).minus(cameBack.left(sku)));
        }
    }

    private Map<Sku, Quantity> byProduct(LocationType type, Function<Stock, Quantity> what) {
        return beans.getBean(Inventory.class).stock(type, prices.keySet()).stream()
                .collect(Collectors.toMap(Stock::sku, what, Quantity::plus));
    }

    private static Quantity of(Order order, Sku sku, Function<OrderLine, Quantity> what) {
        return order.goods().stream().filter(line -> line.sku().equals(sku)).map(what)
                .reduce(Quantity.ZERO, Quantity::plus);
    }

    private static Money sum(Order order, Function<OrderLine, Money> what) {
        return order.lines().stream().map(what).reduce(Money.zero(order.currency()), Money::plus);
    }

    /** What was posted of the order's holds. */
    Money captured() {
        return amount("SELECT coalesce(sum(posted), 0)::bigint FROM ledger_hold WHERE reference = ?::text");
    }

    /** What was refunded of that. */
    Money refunded() {
        return amount("SELECT coalesce(sum(amount), 0)::bigint FROM settlement_refund WHERE order_id = ?::uuid");
    }

    private Money amount(String sql) {
        return new Money(beans.getBean(JdbcClient.class).sql(sql).param(id.toString()).query(Long.class).single(),
                Trade.CURRENCY);
    }

    /** The invariants of the database find nothing wrong with the order, its buyer and its products. */
    void assertNothingFoundWrong() {
        String number = beans.getBean(Orders.class).get(id).number();
        Collection<String> names = new ArrayList<>(List.of(number, buyer.value(), id.toString()));
        prices.keySet().forEach(sku -> names.add(sku.value()));
        assertThat(beans.getBean(Invariants.class).check(Integer.MAX_VALUE).checks())
                .filteredOn(check -> !ROUTES.matcher(check.name()).find())
                .flatExtracting(InvariantReport.Check::violations)
                .noneMatch(violation -> names.stream().anyMatch(violation::contains));
    }
}
