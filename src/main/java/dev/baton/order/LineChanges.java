package dev.baton.order;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.reducing;

import dev.baton.platform.money.Quantity;
import dev.baton.product.Sku;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What an amendment changes.
 *
 * @param inWords each change, empty if nothing changes
 * @param newProducts how many products are not on the order yet
 * @param linesAdded how many more lines of goods it has, 0 if not more
 * @param quantityIncreased whether there is more of any product, or a new one
 */
public record LineChanges(List<String> inWords, int newProducts, int linesAdded, boolean quantityIncreased) {

    /** @param order as it stands */
    public static LineChanges of(Order order, Draft draft) {
        Map<Sku, Quantity> before = quantities(order.goods());
        Map<Sku, Quantity> after = quantities(draft.lines());
        List<String> words = new ArrayList<>();
        int fresh = 0;
        boolean more = false;
        for (Sku sku : Stream.concat(before.keySet().stream(), after.keySet().stream()).distinct().toList()) {
            Quantity had = before.getOrDefault(sku, Quantity.ZERO);
            Quantity has = after.getOrDefault(sku, Quantity.ZERO);
            more |= has.compareTo(had) > 0;
            if (had.isZero()) {
                fresh++;
                words.add(sku + " added: " + has);
            } else if (has.isZero()) {
                words.add(sku + " removed: " + had);
            } else if (!has.equals(had)) {
                words.add(sku + ": " + has + " instead of " + had);
            }
        }
        if (words.isEmpty() && !asked(order.goods()).equals(asked(draft.lines()))) {
            words.add("The same goods stand on other lines");
        }
        conditions(order, draft.order(), words);
        return new LineChanges(List.copyOf(words), fresh, Math.max(0, draft.lines().size() - order.goods().size()),
                more);
    }

    public boolean isNothing() {
        return inWords.isEmpty();
    }

    private static void conditions(Order order, NewOrder wanted, List<String> words) {
        if (!wanted.couponCodes().equals(order.couponCodes())) {
            words.add("Coupons: " + (wanted.couponCodes().isEmpty() ? "none" : wanted.couponCodes()));
        }
        if (!Objects.equals(wanted.requestedDeliveryDate(), order.requestedDeliveryDate())) {
            words.add("Wanted for " + wanted.requestedDeliveryDate());
        }
    }

    private static List<NewOrder.Line> asked(List<OrderLine> goods) {
        return goods.stream().map(line -> {
            OrderedQuantity ordered = line.ordered();
            return ordered == null
                    ? new NewOrder.Line(line.sku(), line.quantity())
                    : new NewOrder.Line(line.sku(), ordered.quantity(), ordered.unit());
        }).toList();
    }

    private static Map<Sku, Quantity> quantities(List<OrderLine> goods) {
        return goods.stream().collect(groupingBy(OrderLine::sku, LineChanges::bySku,
                reducing(Quantity.ZERO, OrderLine::quantity, Quantity::plus)));
    }

    private static Map<Sku, Quantity> bySku() {
        return new TreeMap<>(Comparator.comparing(Sku::value));
    }
}
