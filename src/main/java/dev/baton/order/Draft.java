package dev.baton.order;

import dev.baton.customer.Customer;
import dev.baton.platform.money.Money;
import java.util.List;

/** An order that was understood: its customer is known and its lines have the products and prices of this moment. */
public record Draft(NewOrder order, Customer customer, List<OrderLine> lines, Money subtotal) {

    /** What the rules are asked about it. */
    public List<Fact> facts() {
        return Facts.of(customer, order.channel(), order.paymentMethod(), order.couponCodes(), lines);
    }
}
