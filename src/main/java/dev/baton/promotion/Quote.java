package dev.baton.promotion;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.baton.order.CheckFault;
import dev.baton.order.LineKind;
import dev.baton.order.OrderLine;
import dev.baton.order.OrderedQuantity;
import dev.baton.order.Pricing;
import dev.baton.order.Totals;
import dev.baton.platform.money.Money;
import dev.baton.platform.money.Quantity;
import dev.baton.product.Sku;
import dev.baton.product.price.PriceSource;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an order would cost now, and what the check finds about it.
 *
 * @param points earned by the order and spent on it
 * @param preOrder null if all goods are released
 * @param checks a hard one would have the order rejected, a soft one has it reviewed
 */
public record Quote(
        String currency,
        List<Line> lines,
        List<Discount> discounts,
        Points points,
        Totals totals,
        Money total,
        List<CheckFault> checks,
        @Nullable PreOrder preOrder) {

    public record Line(
            int lineNo,
            LineKind kind,
            Sku sku,
            String name,
            String unit,
            Quantity quantity,
            Money unitPrice,
            Money discount,
            Money total,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable OrderedQuantity ordered,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable PriceSource priceSource) {}

    public record Discount(String policy, String reason, String kind, Money amount) {}

    public record Points(int earned, int spent) {}

    /**
     * That some goods are not released yet.
     *
     * @param releaseOn the day on which the last of them is
     * @param deposit what would be held until then
     */
    public record PreOrder(LocalDate releaseOn, BigDecimal depositPercent, Money deposit, String rule, String reason) {}

    static Quote of(
            String currency,
            List<OrderLine> priced,
            List<Pricing.AppliedPolicy> policies,
            List<CheckFault> checks,
            @Nullable PreOrder preOrder) {
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
                checks,
                preOrder);
    }

    private static Line line(OrderLine line) {
        return new Line(
                line.lineNo(), line.kind(), line.sku(), line.name(), line.unit(), line.quantity(), line.unitPrice(),
                line.discount(),
                line.total(),
                line.ordered(),
                line.priceSource());
    }
}
