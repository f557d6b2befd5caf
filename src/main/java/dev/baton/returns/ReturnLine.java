package dev.baton.returns;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.baton.inventory.StockLine;
import dev.baton.order.LineQuantity;
import dev.baton.platform.money.Money;
import dev.baton.platform.money.Quantity;
import dev.baton.product.Sku;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Some goods of a return, all in one condition.
 *
 * @param no from 1
 * @param line of the order's line
 * @param quantity what was asked for
 * @param location where they were sent from, and go back to
 * @param replacement what comes in their place; null unless they are exchanged
 * @param feePercent what of their worth is kept for restocking; null until the rules were asked
 * @param received what of them has arrived; null until something has
 * @param disposition null until they were inspected, and where none of them has arrived
 * @param inspection what the inspector says of them
 * @param taken what of them has left the customer's own stock by our books; null until it was looked for
 * @param value what was paid for them; null until they are credited, as {@code fee} and {@code refunded}
 */
public record ReturnLine(
        int no,
        int line,
        Sku sku,
        String name,
        Quantity quantity,
        GoodsCondition condition,
        String location,
        @JsonInclude @Nullable Replacement replacement,
        @JsonInclude @Nullable BigDecimal feePercent,
        @JsonInclude @Nullable Quantity received,
        @JsonInclude @Nullable Disposition disposition,
        @JsonInclude @Nullable String inspection,
        @JsonIgnore @Nullable Quantity taken,
        @JsonInclude @Nullable Money value,
        @JsonInclude @Nullable Money fee,
        @JsonInclude @Nullable Money refunded) {

    /** So many of these come in place of the goods. */
    public record Replacement(Sku sku, Quantity quantity) {}

    /** What is asked for, as long as nothing has arrived, and from then on what has. */
    @JsonIgnore
    public Quantity open() {
        return received == null ? quantity : received;
    }

    /** So much of each line of the order; lines of which it is nothing are left out. */
    static List<LineQuantity> sums(List<ReturnLine> lines, Function<ReturnLine, Quantity> much) {
        Map<Integer, Quantity> sums = new TreeMap<>();
        lines.forEach(line -> sums.merge(line.line(), much.apply(line), Quantity::plus));
        return sums.entrySet().stream()
                .filter(sum -> sum.getValue().isPositive())
                .map(sum -> new LineQuantity(sum.getKey(), sum.getValue()))
                .toList();
    }

    boolean hasArrived() {
        return received != null && received.isPositive();
    }

    /** Whether we take back what has arrived. */
    @JsonIgnore
    public boolean isAccepted() {
        return hasArrived() && disposition != null && disposition != Disposition.REJECT;
    }

    /** As much of what comes in their place as has arrived of them, in proportion. */
    Replacement replaced() {
        Replacement whole = Objects.requireNonNull(replacement);
        return open().equals(quantity)
                ? whole
                : new Replacement(whole.sku(), new Quantity(whole.quantity().value().multiply(open().value())
                        .divide(quantity.value(), 3, RoundingMode.DOWN)));
    }

    StockLine arrived() {
        return new StockLine(sku, Objects.requireNonNull(received));
    }
}
