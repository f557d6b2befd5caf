package dev.baton.allocation;

import dev.baton.inventory.StockLine;
import dev.baton.order.CancelledGoods;
import dev.baton.order.LineQuantity;
import dev.baton.order.OrderLine;
import dev.baton.platform.money.Money;
import dev.baton.platform.money.Quantity;
import dev.baton.platform.money.Vat;
import dev.baton.product.Sku;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * So much of an order's line, and what of the line's worth goes with it. However often a line is divided, its portions add up to it, to
 * the last minor unit.
 *
 * @param total VAT included
 * @param net without tax
 */
public record Portion(int lineNo, Sku sku, Quantity quantity, Money total, Money net) {

    /** A whole line of goods. */
    static Portion of(OrderLine line) {
        return new Portion(line.lineNo(), line.sku(), line.quantity(), line.total(),
                line.total().minus(Vat.taxWithin(line.total(), line.taxRate())));
    }

    /**
     * What is not cancelled of a line of goods; empty if all of it is.
     *
     * @param cancelled null if nothing is
     */
    static Optional<Portion> open(OrderLine line, @Nullable CancelledGoods cancelled) {
        Portion open = cancelled == null ? of(line) : of(line).less(of(line.sku(), cancelled));
        return open.quantity.isPositive() ? Optional.of(open) : Optional.empty();
    }

    private static Portion of(Sku sku, CancelledGoods gone) {
        return new Portion(gone.lineNo(), sku, gone.quantity(), gone.total(), gone.net());
    }

    CancelledGoods cancelled() {
        return new CancelledGoods(lineNo, quantity, total, net);
    }

    /** The tax within the total. */
    public Money tax() {
        return total.minus(net);
    }

    LineQuantity lineQuantity() {
        return new LineQuantity(lineNo, quantity);
    }

    /** Portions divided in two: what was taken and what is left. */
    record Division(List<Portion> taken, List<Portion> left) {}

    /** Takes products out of portions, from earlier lines first. */
    static Division divide(List<Portion> portions, List<StockLine> wanted) {
        Map<Sku, Quantity> open = new HashMap<>();
        wanted.forEach(line -> open.merge(line.sku(), line.quantity(), Quantity::plus));
        List<Portion> taken = new ArrayList<>();
        List<Portion> left = new ArrayList<>();
        for (Portion portion : portions) {
            Quantity asked = open.getOrDefault(portion.sku(), Quantity.ZERO);
            Quantity now = asked.compareTo(portion.quantity()) < 0 ? asked : portion.quantity();
            open.put(portion.sku(), asked.minus(now));
            if (now.isPositive()) {
                taken.add(portion.share(now));
            }
            if (now.compareTo(portion.quantity()) < 0) {
                left.add(portion.less(portion.share(now)));
            }
        }
        return new Division(List.copyOf(taken), List.copyOf(left));
    }

    /** What portions of the same lines make together. */
    static List<Portion> joined(List<Portion> some, List<Portion> others) {
        Map<Integer, Portion> byLine = new TreeMap<>();
        some.forEach(portion -> byLine.merge(portion.lineNo(), portion, Portion::plus));
        others.forEach(portion -> byLine.merge(portion.lineNo(), portion, Portion::plus));
        return List.copyOf(byLine.values());
    }

    /** How much of each product that is. */
    public static List<StockLine> stock(List<Portion> portions) {
        return StockLine.bySku(
                portions.stream().map(portion -> new StockLine(portion.sku(), portion.quantity())).toList());
    }

    public static List<LineQuantity> quantities(List<Portion> portions) {
        return portions.stream().map(Portion::lineQuantity).toList();
    }

    private Portion share(Quantity part) {
        return new Portion(lineNo, sku, part, share(total, part), share(net, part));
    }

    /** Rounded half-up; since what is left is divided next time, nothing is lost. */
    private Money share(Money whole, Quantity part) {
        BigDecimal share = BigDecimal.valueOf(whole.minor())
                .multiply(part.value())
                .divide(quantity.value(), 0, RoundingMode.HALF_UP);
        return new Money(share.longValueExact(), whole.currency());
    }

    Portion less(Portion taken) {
        return new Portion(lineNo, sku, quantity.minus(taken.quantity), total.minus(taken.total),
                net.minus(taken.net));
    }

    private Portion plus(Portion other) {
        return new Portion(lineNo, sku, quantity.plus(other.quantity), total.plus(other.total), net.plus(other.net));
    }
}
