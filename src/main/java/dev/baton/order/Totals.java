package dev.baton.order;

import dev.baton.platform.money.Money;
import java.util.List;

/**
 * What the lines of an order add up to, charges included.
 *
 * @param total what is to be paid
 */
public record Totals(Money subtotal, Money discount, Money total) {

    /** @param currency that of the lines */
    public static Totals of(List<OrderLine> lines, String currency) {
        Money none = Money.zero(currency);
        Money subtotal = lines.stream().map(OrderLine::subtotal).reduce(none, Money::plus);
        Money discount = lines.stream().map(OrderLine::discount).reduce(none, Money::plus);
        return new Totals(subtotal, discount, subtotal.minus(discount));
    }
}
