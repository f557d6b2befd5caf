package dev.baton.returns;

import dev.baton.order.Acceptance;
import dev.baton.order.Channel;
import dev.baton.order.NewOrder;
import dev.baton.order.Order;
import dev.baton.order.OrderLine;
import dev.baton.order.Orders;
import dev.baton.order.PaymentMethod;
import dev.baton.platform.fence.OrderId;
import dev.baton.platform.money.Money;
import dev.baton.platform.money.Quantity;
import dev.baton.platform.problem.Faults;
import dev.baton.platform.security.Caller;
import dev.baton.product.Product;
import dev.baton.product.ProductUnits;
import dev.baton.product.Products;
import dev.baton.product.Sku;
import dev.baton.product.UnitConversions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The orders that bring other goods in the place of those that were given back. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class ReplacementOrders {

    private static final int LONGEST_REFERENCE = 100;

    private final Orders orders;
    private final Products products;
    private final ProductUnits units;

    ReplacementOrders(Orders orders, Products products, ProductUnits units) {
        this.orders = orders;
        this.products = products;
        this.units = units;
    }

    /** Notes what cannot come in the place of goods. */
    void check(Order order, NewReturn asked, Faults faults) {
        if (order.channel() == Channel.GROUP_BUY) {
            faults.add("/type", "what was bought in a group is returned, and not exchanged");
        }
        Set<Sku> named = new HashSet<>();
        for (NewReturn.Line line : asked.lines()) {
            if (line.replacementSku() != null) {
                named.add(line.replacementSku());
            }
        }
        Map<Sku, Product> known = products.find(named);
        requireWhole(order, asked, known, faults);
        for (int index = 0; index < asked.lines().size(); index++) {
            Sku sku = asked.lines().get(index).replacementSku();
            if (sku != null) {
                Product product = known.get(sku);
                if (product == null || !product.listed()
                        || !product.unitPrice().currency().equals(order.currency())) {
                    faults.add("/lines/" + index + "/replacementSku", "there is no such product for sale in "
                            + order.currency());
                }
            }
        }
    }

    private void requireWhole(Order order, NewReturn asked, Map<Sku, Product> named, Faults faults) {
        Map<Sku, Product> all = new HashMap<>(named);
        all.putAll(products.find(order.goods().stream().map(OrderLine::sku).collect(Collectors.toSet())));
        UnitConversions conversions = units.conversions(all, List.of());
        for (int index = 0; index < asked.lines().size(); index++) {
            NewReturn.Line line = asked.lines().get(index);
            if (line.replacementQuantity() != null) {
                String pointer = "/lines/" + index + "/replacementQuantity";
                Sku sku = line.replacementSku() == null
                        ? OrderedGoods.find(order, line, pointer, new Faults()).map(OrderLine::sku).orElse(null)
                        : line.replacementSku();
                if (sku != null) {
                    conversions.requireWhole(sku, line.replacementQuantity(), pointer, faults);
                }
            }
        }
    }

    /** Whether anything can come in the place of what we take back: of too few goods nothing does. */
    boolean isAnythingBrought(ReturnOrder exchange) {
        return !lines(orders.get(exchange.orderId()), exchange.accepted()).isEmpty();
    }

    /**
     * Places the order for what comes in the place of goods that we take back. Its reference is the order's with {@code -X}, and for another exchange of
     * the same order the return's number after that.
     *
     * @throws dev.baton.platform.problem.RefusedException if it cannot be ordered any more
     */
    OrderId place(ReturnOrder exchange) {
        Order order = orders.get(exchange.orderId());
        List<NewOrder.Line> lines = lines(order, exchange.accepted());
        Acceptance placed = place(order, lines, "-X");
        return placed instanceof Acceptance.Accepted
                ? placed.id()
                : place(order, lines, "-X-" + exchange.number()).id();
    }

    private List<NewOrder.Line> lines(Order order, List<ReturnLine> accepted) {
        List<ReturnLine.Replacement> replaced = accepted.stream().map(ReturnLine::replaced).toList();
        UnitConversions conversions = units.conversions(replaced.stream().map(ReturnLine.Replacement::sku).toList());
        List<NewOrder.Line> lines = new ArrayList<>();
        for (int index = 0; index < accepted.size(); index++) {
            ReturnLine line = accepted.get(index);
            Sku sku = replaced.get(index).sku();
            Quantity quantity = conversions.whole(sku, replaced.get(index).quantity());
            if (quantity.isPositive()) {
                lines.add(new NewOrder.Line(sku, quantity, null, sku.equals(line.sku()) ? price(order, line) : null));
            }
        }
        return lines;
    }

    private Acceptance place(Order order, List<NewOrder.Line> lines, String suffix) {
        String reference = order.externalReference();
        return orders.accept(
                new NewOrder(order.channel(),
                        reference.substring(0, Math.min(reference.length(), LONGEST_REFERENCE - suffix.length()))
                                + suffix,
                        order.customerId(), order.currency(), null, method(order), List.of(), order.shipTo(), lines),
                new Caller("returns", Set.of(), null));
    }

    /** The same product costs what it has cost. */
    private static Money price(Order order, ReturnLine line) {
        return order.goods().stream().filter(one -> one.lineNo() == line.line()).findFirst().orElseThrow().unitPrice();
    }

    /** What was paid is on the account, and pays again; what was bought on credit is bought on credit. */
    private static PaymentMethod method(Order order) {
        return order.paymentMethod() == PaymentMethod.CREDIT ? PaymentMethod.CREDIT : PaymentMethod.PREPAID;
    }
}
