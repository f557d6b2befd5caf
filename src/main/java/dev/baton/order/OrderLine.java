package dev.baton.order;

import dev.baton.platform.money.Money;
import dev.baton.platform.money.Quantity;
import dev.baton.product.Product;
import dev.baton.product.Sku;
import dev.baton.product.price.Price;
import dev.baton.product.price.PriceSource;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A line of an order. What is reserved is what is reserved now; shipped, delivered, returned and cancelled count up.
 *
 * @param lineNo 1-based, stable for a revision
 * @param sku the product, or the word for a charge, such as {@code FREIGHT}
 * @param category the product's category when the order came in; empty for a charge
 * @param unit the product's base unit
 * @param listed whether the product was listed when the order came in
 * @param outsideBand whether the unit price left the product's supervised price band and nobody has let it
 * @param unitPrice per base unit, VAT included, as it was on the day on which the order came in or was amended
 * @param taxRate a fraction such as 0.13
 * @param subtotal unit price times quantity
 * @param discount what all policies together take off; not negative
 * @param total subtotal less discount, VAT included
 * @param ordered what was ordered, if that was in another unit; null otherwise
 * @param priceSource where the unit price is from; null for a charge, which no list and no catalogue has
 */
public record OrderLine(
        int lineNo,
        LineKind kind,
        Sku sku,
        String name,
        String category,
        String unit,
        boolean listed,
        boolean outsideBand,
        Quantity quantity,
        Money unitPrice,
        BigDecimal taxRate,
        Money subtotal,
        Money discount,
        Money total,
        Quantity reserved,
        Quantity shipped,
        Quantity delivered,
        Quantity returned,
        Quantity cancelled,
        @Nullable OrderedQuantity ordered,
        @Nullable PriceSource priceSource) {

    /** A line of goods at the product's list price. */
    static OrderLine goods(int lineNo, Product product, Quantity quantity) {
        return goods(lineNo, product, SalePrice.of(product, Price.ofCatalogue(product)), quantity, null);
    }

    /**
     * A line of goods at a price that was found for them.
     *
     * @param quantity in the base unit
     * @param ordered what was ordered, if that was in another unit; null otherwise
     */
    static OrderLine goods(
            int lineNo,
            Product product,
            SalePrice price,
            Quantity quantity,
            @Nullable OrderedQuantity ordered) {
        Money subtotal = price.amount().times(quantity);
        return new OrderLine(
                lineNo, LineKind.GOODS, product.sku(), product.name(), product.category(), product.unit(),
                price.listed(), price.outsideBand(), quantity, price.amount(), product.taxRate(), subtotal,
                noMoney(subtotal),
                subtotal,
                Quantity.ZERO, Quantity.ZERO, Quantity.ZERO, Quantity.ZERO, Quantity.ZERO, ordered, price.source());
    }

    /** A line for a charge: one of it. */
    static OrderLine charge(int lineNo, Pricing.Charge charge) {
        return new OrderLine(
                lineNo, LineKind.CHARGE, charge.sku(), charge.name(), "", "", true, false, Quantity.of(1),
                charge.amount(),
                charge.taxRate(), charge.amount(), noMoney(charge.amount()), charge.amount(),
                Quantity.ZERO, Quantity.ZERO, Quantity.ZERO, Quantity.ZERO, Quantity.ZERO, null, null);
    }

    /** What is not cancelled of it. */
    public Quantity open() {
        return quantity.minus(cancelled);
    }

    public boolean isGoods() {
        return kind == LineKind.GOODS;
    }

    /** This line with so much taken off its subtotal. */
    OrderLine discounted(Money off) {
        return new OrderLine(
                lineNo, kind, sku, name, category, unit, listed, outsideBand, quantity, unitPrice, taxRate, subtotal,
                off,
                subtotal.minus(off), reserved, shipped, delivered, returned, cancelled, ordered, priceSource);
    }

    private static Money noMoney(Money like) {
        return Money.zero(like.currency());
    }
}
