package dev.baton.promotion;

import dev.baton.order.DiscountPromise;
import dev.baton.order.OrderLine;
import dev.baton.platform.money.Money;
import dev.baton.platform.money.Quantity;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What of the discounts that were promised to an order is kept now that it is amended. A percentage of lines that the rules still name is
 * applied anew, which comes to the same in proportion.
 *
 * @param ofLines of policies about lines
 * @param ofOrder of policies about the order
 */
record KeptDiscounts(List<DiscountPromise> ofLines, List<DiscountPromise> ofOrder) {

    private static final String OF_LINES = PolicyKind.LINE_PERCENT.name();

    static KeptDiscounts of(List<DiscountPromise> promises, List<Policy> named) {
        return new KeptDiscounts(
                promises.stream().filter(promise -> promise.kind().equals(OF_LINES))
                        .filter(promise -> named.stream().noneMatch(policy -> isOf(policy, promise)))
                        .toList(),
                promises.stream().filter(promise -> !promise.kind().equals(OF_LINES)).toList());
    }

    /** Whether a policy about the order is not applied anew, since what it has promised is kept. */
    boolean replaces(Policy policy) {
        return ofOrder.stream().anyMatch(promise -> isOf(policy, promise));
    }

    /** Whether no further policy about lines is applied to this one. */
    boolean closesLine(OrderLine line) {
        return ofLines.stream().anyMatch(promise -> promise.exclusive() && promise.sku().equals(line.sku()));
    }

    /** Whether no further policy about the order is applied. */
    boolean closesOrder() {
        return ofOrder.stream().anyMatch(DiscountPromise::exclusive);
    }

    static Policy policy(DiscountPromise promise) {
        return new Policy(promise.policy(), promise.reason(), PolicyKind.valueOf(promise.kind()), BigDecimal.ZERO,
                promise.priority(), promise.exclusive(), "", true);
    }

    /** How much of what something was promised to stays. */
    static Quantity staying(DiscountPromise promise, List<OrderLine> goods) {
        return goods.stream()
                .filter(line -> line.sku().equals(promise.sku()))
                .map(OrderLine::quantity)
                .reduce(Quantity.ZERO, Quantity::plus)
                .min(promise.quantity());
    }

    /** What each line keeps of a promise, by its number: rounded so that all that stays has exactly what was promised to all of it. */
    static Map<Integer, Money> shares(DiscountPromise promise, List<OrderLine> goods) {
        Map<Integer, Money> shares = new LinkedHashMap<>();
        Quantity seen = Quantity.ZERO;
        Money given = Money.zero(promise.amount().currency());
        for (OrderLine line : goods) {
            if (line.sku().equals(promise.sku())) {
                seen = seen.plus(line.quantity()).min(promise.quantity());
                Money upToHere = inProportion(promise, seen);
                shares.put(line.lineNo(), upToHere.minus(given));
                given = upToHere;
            }
        }
        return shares;
    }

    private static Money inProportion(DiscountPromise promise, Quantity staying) {
        BigDecimal minor = BigDecimal.valueOf(promise.amount().minor()).multiply(staying.value())
                .divide(promise.quantity().value(), 0, RoundingMode.HALF_UP);
        return new Money(minor.longValueExact(), promise.amount().currency());
    }

    private static boolean isOf(Policy policy, DiscountPromise promise) {
        return policy.id().equals(promise.policy()) && policy.kind().name().equals(promise.kind());
    }
}
