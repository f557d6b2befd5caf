package dev.baton.inventory.forecast;

import dev.baton.platform.money.Quantity;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a product's demand will be, and for how long stock will do.
 *
 * @param week what each of the seven days from tomorrow on asks for, and all later weeks likewise
 * @param error null if the past is too short to tell
 */
record Outlook(List<BigDecimal> week, ForecastMethod method, int historyDays, @Nullable ForecastError error) {

    private static final int DECIMALS = 1;
    private static final BigDecimal DATED_WEEKS = BigDecimal.valueOf(520);

    /** The method that is better on the days that are over. */
    static Outlook of(Demand demand, BackTest test) {
        var naive = test.wape(demand, ForecastMethod.WEEK_AGO);
        var smoothed = test.wape(demand, ForecastMethod.SMOOTHED);
        if (naive.isEmpty() || smoothed.isEmpty()) {
            return of(demand, test, ForecastMethod.MEAN, null);
        }
        ForecastMethod better =
                smoothed.get().compareTo(naive.get()) <= 0 ? ForecastMethod.SMOOTHED : ForecastMethod.WEEK_AGO;
        return of(demand, test, better,
                new ForecastError(smoothed.get().min(naive.get()), naive.get(), test.tested(demand)));
    }

    private static Outlook of(Demand demand, BackTest test, ForecastMethod method, @Nullable ForecastError error) {
        return new Outlook(method.week(demand, test.smoothing()), method, demand.length(), error);
    }

    BigDecimal aWeek() {
        return week.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** What a day asks for on average; null if nothing is asked for. */
    @Nullable
    Quantity daily() {
        BigDecimal daily = aWeek().divide(BigDecimal.valueOf(Demand.WEEK), 3, RoundingMode.HALF_UP);
        return daily.signum() <= 0 ? null : new Quantity(daily);
    }

    /** For how many days from tomorrow on this much will do, with one decimal; null if nothing is asked for. */
    @Nullable
    BigDecimal daysOfCover(Quantity available) {
        if (daily() == null) {
            return null;
        }
        BigDecimal[] weeks = available.value().max(BigDecimal.ZERO).divideAndRemainder(aWeek());
        BigDecimal left = weeks[1];
        BigDecimal days = weeks[0].multiply(BigDecimal.valueOf(Demand.WEEK));
        for (BigDecimal asked : week) {
            if (left.compareTo(asked) < 0) {
                return days.add(left.divide(asked, Demand.EXACT)).setScale(DECIMALS, RoundingMode.DOWN);
            }
            left = left.subtract(asked);
            days = days.add(BigDecimal.ONE);
        }
        return days.setScale(DECIMALS, RoundingMode.DOWN);
    }

    /** The day on which this much will be gone; null if nothing is asked for, or it will do for more than ten years. */
    @Nullable
    LocalDate goneOn(Quantity available, LocalDate today) {
        BigDecimal days = daysOfCover(available);
        if (days == null || days.compareTo(DATED_WEEKS.multiply(BigDecimal.valueOf(Demand.WEEK))) > 0) {
            return null;
        }
        return available.isPositive() ? today.plusDays(days.longValue() + 1) : today;
    }
}
