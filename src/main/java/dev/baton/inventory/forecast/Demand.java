package dev.baton.inventory.forecast;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;

/**
 * How much of a product was asked for on each of some days.
 *
 * @param first the first of the days
 * @param days one after the other, without a gap
 */
record Demand(LocalDate first, List<BigDecimal> days) {

    static final MathContext EXACT = MathContext.DECIMAL64;
    static final int WEEK = 7;

    Demand {
        days = List.copyOf(days);
    }

    int length() {
        return days.size();
    }

    BigDecimal of(int day) {
        return days.get(day);
    }

    DayOfWeek weekday(int day) {
        return first.plusDays(day).getDayOfWeek();
    }

    /** The first so many days. */
    Demand until(int length) {
        return new Demand(first, days.subList(0, length));
    }

    BigDecimal total() {
        return days.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    BigDecimal mean() {
        return days.isEmpty() ? BigDecimal.ZERO : total().divide(BigDecimal.valueOf(length()), EXACT);
    }
}
