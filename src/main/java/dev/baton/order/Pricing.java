package dev.baton.order;

import dev.baton.platform.money.Money;
import dev.baton.product.Sku;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What the policies make of an order's prices.
 *
 * @param discounts by number of the goods line; a line that is not named has none
 * @param charges lines to add after the goods
 * @param policies what was applied, in the order in which it was
 * @param promises what of the discounts the goods keep if the order is amended
 */
public record Pricing(
        Map<Integer, Money> discounts,
        List<Charge> charges,
        List<AppliedPolicy> policies,
        List<DiscountPromise> promises) {

    /** Prices of which nothing is kept if the order is amended. */
    public Pricing(Map<Integer, Money> discounts, List<Charge> charges, List<AppliedPolicy> policies) {
        this(discounts, charges, policies, List.of());
    }

    /** No discount and no charge: the list prices. */
    public static final Pricing NONE = new Pricing(Map.of(), List.of(), List.of());

    /** These lines at these prices: the goods with their discounts, then the charges. Charges of an earlier pricing are left out. */
    public List<OrderLine> applyTo(List<OrderLine> lines) {
        List<OrderLine> priced = new ArrayList<>();
        for (OrderLine line : lines) {
            if (line.isGoods()) {
                Money off = discounts.get(line.lineNo());
                priced.add(off == null ? line : line.discounted(off));
            }
        }
        int last = priced.stream().mapToInt(OrderLine::lineNo).max().orElse(0);
        for (Charge charge : charges) {
            priced.add(OrderLine.charge(++last, charge));
        }
        return priced;
    }

    /** @param amount VAT included, positive */
    public record Charge(Sku sku, String name, Money amount, BigDecimal taxRate) {}

    /** @param amount what the policy takes off, or for freight what is charged */
    public record AppliedPolicy(String policy, String reason, String kind, Money amount) {

        /** The kind of policy that charges instead of taking off. */
        public static final String FREIGHT = "FREIGHT";

        public boolean isDiscount() {
            return !kind.equals(FREIGHT);
        }
    }
}
