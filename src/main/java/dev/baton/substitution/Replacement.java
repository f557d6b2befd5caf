package dev.baton.substitution;

import dev.baton.inventory.StockLine;
import dev.baton.platform.money.Money;
import dev.baton.platform.money.Quantity;
import dev.baton.product.Sku;

/**
 * Something in place of a line of an order, or of a part of it.
 *
 * @param from what is taken off the line, at the price at which it was ordered
 * @param to what comes in its place, at its list price
 * @param rule the row of the table {@code substitution}
 */
public record Replacement(int lineNo, Goods from, Goods to, String rule, String reason) {

    /** @param unitPrice per base unit, VAT included */
    public record Goods(Sku sku, Quantity quantity, Money unitPrice) {

        Money worth() {
            return unitPrice.times(quantity);
        }

        StockLine stock() {
            return new StockLine(sku, quantity);
        }
    }

    String inWords() {
        return from.quantity() + " of " + from.sku() + " by " + to.quantity() + " of " + to.sku();
    }
}
