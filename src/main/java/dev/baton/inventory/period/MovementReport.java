package dev.baton.inventory.period;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What stock did in a month.
 *
 * @param closed whether the month is closed, so that the report never changes
 * @param items by location and product
 * @param totals of all that was asked for, also of what is on other pages
 * @param nextCursor where the next page begins; null on the last page
 */
public record MovementReport(
        YearMonth month,
        boolean closed,
        List<Line> items,
        List<Total> totals,
        @JsonInclude @Nullable String nextCursor) {

    public MovementReport {
        items = List.copyOf(items);
        totals = List.copyOf(totals);
    }

    /**
     * A product at a location.
     *
     * @param name the product's
     * @param unit its base unit
     */
    public record Line(@JsonUnwrapped StockBalance balance, String name, String unit) {}

    /** What products of the same base unit come to. */
    public record Total(
            String unit,
            BigDecimal opening,
            BigDecimal incoming,
            BigDecimal outgoing,
            BigDecimal adjustment,
            BigDecimal closing) {

        static Total of(String unit, List<Line> lines) {
            return lines.stream()
                    .map(Line::balance)
                    .map(line -> new Total(unit, line.opening().value(), line.incoming().value(),
                            line.outgoing().value(), line.adjustment().value(), line.closing().value()))
                    .reduce(new Total(unit, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO,
                            BigDecimal.ZERO), Total::plus);
        }

        private Total plus(Total other) {
            return new Total(unit, opening.add(other.opening), incoming.add(other.incoming),
                    outgoing.add(other.outgoing), adjustment.add(other.adjustment), closing.add(other.closing));
        }
    }
}
