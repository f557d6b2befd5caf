package dev.baton.promotion;

import dev.baton.order.CheckFault;
import dev.baton.order.LineKind;
import dev.baton.order.OrderLine;
import dev.baton.order.Pricing;
import dev.baton.order.Totals;
import dev.baton.platform.money.Money;
import dev.baton.platform.money.Quantity;
import dev.baton.product.Sku;
import java.util.List;

/**
 * What an order would cost now, and what the check finds about it.
 *
 * @param points earned by the order and spent on it
 * @param checks a hard one would have the order rejected, a soft one has it reviewed
 */
public record Quote(
        String currency,
        List<Line> lines,
        List<Discount> discounts,
        Points points,
        Totals totals,
        Money total,
        List<CheckFault> checks) {

    public record Line(
            int lineNo,
            LineKind kind,
            Sku sku,
            String name,
            String unit,
            Quantity quantity,
            Money unitPrice,
            Money discount,
            Money total) {}

    public record Discount(String policy, String reason, String kind, Money amount) {}

    public record Points(int earned, int spent) {}

    static Quote of(
            String currency,
            List<OrderLine> priced,
            List<Pricing.AppliedPolicy> policies,
            List<CheckFault> checks) {
        Totals totals = Totals.of(priced, currency);
        return new Quote(
                currency,
                priced.stream().map(Quote::line).toList(),
                policies.stream()
                        .filter(Pricing.AppliedPolicy::isDiscount)
                        .map(policy -> new Discount(policy.policy(), policy.reason(), policy.kind(), policy.amount()))
                        .toList(),
                new Points(0, 0),
                totals,
                totals.total(),
                checks);
    }

    private static Line line(OrderLine line) {
        return new Line(
                line.lineNo(), line.kind(), line.sku(), line.name(), line.unit(), line.quantity(), line.unitPrice(),
                line.discount(),
                line.total());
    }
}
