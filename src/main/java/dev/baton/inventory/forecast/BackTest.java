package dev.baton.inventory.forecast;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * Methods held against what really went: each of the last days is foreseen from the days before it.
 *
 * @param days how many days at the end are foreseen
 * @param smoothing how much of a new day goes into the level
 */
record BackTest(int days, BigDecimal smoothing) {

    private static final int DECIMALS = 3;

    /** So many days have to come before the first that is foreseen: less says nothing of the days of a week. */
    private static final int LEARNT_FROM = 4 * Demand.WEEK;

    /** How many days of this demand can be foreseen; none if it is too short. */
    int tested(Demand demand) {
        return Math.clamp(demand.length() - (long) LEARNT_FROM, 0, days);
    }

    /** The differences as a fraction of the demand; empty if there are no days to test, or nothing was asked for on them. */
    Optional<BigDecimal> wape(Demand demand, ForecastMethod method) {
        BigDecimal differences = BigDecimal.ZERO;
        BigDecimal total = BigDecimal.ZERO;
        for (int day = demand.length() - tested(demand); day < demand.length(); day++) {
            BigDecimal foreseen = method.week(demand.until(day), smoothing).getFirst();
            differences = differences.add(demand.of(day).subtract(foreseen).abs());
            total = total.add(demand.of(day));
        }
        return total.signum() <= 0
                ? Optional.empty()
                : Optional.of(differences.divide(total, DECIMALS, RoundingMode.HALF_UP));
    }
}
