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
 * @param unitPrice per base unit, VAT included, as it was when the order came in, also of what an amendment has added
 * @param taxRate a fraction such as 0.13
 * @param subtotal unit price times quantity
 * @param discount what all policies together take off; not negative
 * @param total subtotal less discount, VAT included
 * @param cancelledBefore what was cancelled of the line in earlier revisions of the order; it is in no other quantity and no amount
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
        Quantity cancelledBefore,
        @Nullable OrderedQuantity ordered,
        @Nullable PriceSource priceSource) {

    /** A line of goods at the product's list price. */
    static OrderLine goods(int lineNo, Product product, Quantity quantity) {
        return goods(lineNo, product, SalePrice.of(product, Price.ofCatalogue(product)), quantity, null);
    }

    /** A line of goods at a price that was found for them. */
    static OrderLine goods(
            int lineNo,
            Product product,
            SalePrice price,
            Quantity quantity,
            @Nullable OrderedQuantity ordered) {
        return goods(lineNo, LineTerms.of(product, price), quantity, ordered, Quantity.ZERO);
    }

    /**
     * A line of goods on these terms.
     *
     * @param quantity in the base unit
     * @param ordered what was ordered, if that was in another unit; null otherwise
     */
    static OrderLine goods(
            int lineNo,
            LineTerms terms,
            Quantity quantity,
            @Nullable OrderedQuantity ordered,
            Quantity cancelledBefore) {
        Money subtotal = terms.unitPrice().times(quantity);
        return new OrderLine(
                lineNo, LineKind.GOODS, terms.sku(), terms.name(), terms.category(), terms.unit(),
                terms.listed(), terms.outsideBand(), quantity, terms.unitPrice(), terms.taxRate(), subtotal,
                noMoney(subtotal),
                subtotal,
                Quantity.ZERO, Quantity.ZERO, Quantity.ZERO, Quantity.ZERO, Quantity.ZERO, cancelledBefore, ordered,
                terms.source());
    }

    /** A line for a charge: one of it. */
    static OrderLine charge(int lineNo, Pricing.Charge charge) {
        return new OrderLine(
                lineNo, LineKind.CHARGE, charge.sku(), charge.name(), "", "", true, false, Quantity.of(1),
                charge.amount(),
                charge.taxRate(), charge.amount(), noMoney(charge.amount()), charge.amount(),
                Quantity.ZERO, Quantity.ZERO, Quantity.ZERO, Quantity.ZERO, Quantity.ZERO, Quantity.ZERO, null, null);
    }

    /** What is not cancelled of it. */
    public Quantity open() {
        return quantity.minus(cancelled);
    }

    /** What was ordered of it in the first place. */
    public Quantity everOrdered() {
        return quantity.plus(cancelledBefore);
    }

    /** What was cancelled of it in this revision and in earlier ones. */
    public Quantity everCancelled() {
        return cancelled.plus(cancelledBefore);
    }

    public boolean isGoods() {
        return kind == LineKind.GOODS;
    }

    /** This line with so much taken off its subtotal. */
    OrderLine discounted(Money off) {
        return new OrderLine(
                lineNo, kind, sku, name, category, unit, listed, outsideBand, quantity, unitPrice, taxRate, subtotal,
                off,
                subtotal.minus(off), reserved, shipped, delivered, returned, cancelled, cancelledBefore,
                ordered, priceSource);
    }

    /** This line of goods without so much of it, at no discount yet; what was ordered in another unit is told in the base unit once a part is gone. */
    OrderLine without(Quantity cancelled) {
        return goods(lineNo, terms(), quantity.minus(cancelled), cancelled.isZero() ? ordered : null,
                cancelledBefore.plus(cancelled));
    }

    LineTerms terms() {
        return new LineTerms(sku, name, category, unit, listed, outsideBand, unitPrice, taxRate, priceSource);
    }

    private static Money noMoney(Money like) {
        return Money.zero(like.currency());
    }
}
