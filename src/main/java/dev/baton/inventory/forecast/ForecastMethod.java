package dev.baton.inventory.forecast;

import static dev.baton.inventory.forecast.Demand.EXACT;
import static dev.baton.inventory.forecast.Demand.WEEK;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** How the demand of the week that follows is foreseen. Each is written down in {@code docs/forecast.md}. */
public enum ForecastMethod {
    /** Exponential smoothing, with a factor for each day of the week. */
    SMOOTHED {
        @Override
        List<BigDecimal> week(Demand past, BigDecimal smoothing) {
            Map<DayOfWeek, BigDecimal> factors = factors(past);
            BigDecimal level = past.mean();
            BigDecimal kept = BigDecimal.ONE.subtract(smoothing);
            for (int day = 0; day < past.length(); day++) {
                BigDecimal factor = factors.getOrDefault(past.weekday(day), BigDecimal.ONE);
                if (factor.signum() > 0) {
                    BigDecimal without = past.of(day).divide(factor, EXACT);
                    level = smoothing.multiply(without, EXACT).add(kept.multiply(level, EXACT), EXACT);
                }
            }
            List<BigDecimal> week = new ArrayList<>();
            for (int ahead = 0; ahead < WEEK; ahead++) {
                week.add(level.multiply(
                        factors.getOrDefault(past.weekday(past.length() + ahead), BigDecimal.ONE), EXACT));
            }
            return week;
        }
    },

    /** As much as on the same day a week ago. */
    WEEK_AGO {
        @Override
        List<BigDecimal> week(Demand past, BigDecimal smoothing) {
            return past.days().subList(past.length() - WEEK, past.length());
        }
    },

    /** The mean of all days, where there are too few to tell more. */
    MEAN {
        @Override
        List<BigDecimal> week(Demand past, BigDecimal smoothing) {
            return Collections.nCopies(WEEK, past.mean());
        }
    };

    /**
     * What the seven days will ask for that follow.
     *
     * @param past at least a week for {@link #WEEK_AGO}, and whole weeks or more for good factors
     * @param smoothing how much of a new day goes into the level
     */
    abstract List<BigDecimal> week(Demand past, BigDecimal smoothing);

    /** By how much the mean of a day of the week differs from the mean of all days; a day that the past has not is missing. */
    private static Map<DayOfWeek, BigDecimal> factors(Demand past) {
        Map<DayOfWeek, BigDecimal> sums = new EnumMap<>(DayOfWeek.class);
        Map<DayOfWeek, Integer> counts = new EnumMap<>(DayOfWeek.class);
        for (int day = 0; day < past.length(); day++) {
            sums.merge(past.weekday(day), past.of(day), BigDecimal::add);
            counts.merge(past.weekday(day), 1, Integer::sum);
        }
        BigDecimal mean = past.mean();
        if (mean.signum() <= 0) {
            return Map.of();
        }
        Map<DayOfWeek, BigDecimal> factors = new EnumMap<>(DayOfWeek.class);
        sums.forEach((day, sum) -> factors.put(day,
                sum.divide(BigDecimal.valueOf(counts.getOrDefault(day, 1)), EXACT).divide(mean, EXACT)));
        return factors;
    }
}
