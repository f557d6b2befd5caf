package dev.baton.returns;

import dev.baton.order.Acceptance;
import dev.baton.order.Channel;
import dev.baton.order.NewOrder;
import dev.baton.order.Order;
import dev.baton.order.Orders;
import dev.baton.order.PaymentMethod;
import dev.baton.platform.fence.OrderId;
import dev.baton.platform.money.Money;
import dev.baton.platform.problem.Faults;
import dev.baton.platform.security.Caller;
import dev.baton.product.Product;
import dev.baton.product.Products;
import dev.baton.product.Sku;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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

    ReplacementOrders(Orders orders, Products products) {
        this.orders = orders;
        this.products = products;
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

    /** Whether anything can come in the place of what we take back: of too few goods nothing does. */
    static boolean isAnythingBrought(ReturnOrder exchange) {
        return exchange.accepted().stream().anyMatch(line -> line.replaced().quantity().isPositive());
    }

    /**
     * Places the order for what comes in the place of goods that we take back. Its reference is the order's with {@code -X}, and for another exchange of
     * the same order the return's number after that.
     *
     * @throws dev.baton.platform.problem.RefusedException if it cannot be ordered any more
     */
    OrderId place(ReturnOrder exchange) {
        Order order = orders.get(exchange.orderId());
        Acceptance placed = place(order, exchange, "-X");
        return placed instanceof Acceptance.Accepted
                ? placed.id()
                : place(order, exchange, "-X-" + exchange.number()).id();
    }

    private Acceptance place(Order order, ReturnOrder exchange, String suffix) {
        String reference = order.externalReference();
        List<NewOrder.Line> lines = exchange.accepted().stream()
                .filter(line -> line.replaced().quantity().isPositive())
                .map(line -> new NewOrder.Line(line.replaced().sku(), line.replaced().quantity(), null,
                        line.replaced().sku().equals(line.sku()) ? price(order, line) : null))
                .toList();
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
