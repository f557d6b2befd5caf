package dev.baton.operations.replenishment;

import dev.baton.inventory.StockKey;
import dev.baton.platform.money.Quantity;
import org.jspecify.annotations.Nullable;

/**
 * How much of a product a location lacks.
 *
 * @param maximum null for no bound
 * @param inTransit what was issued elsewhere and is on its way to the location
 * @param ordered what is ordered for the location and has not left
 */
record Need(
        StockKey key,
        Quantity available,
        Quantity minimum,
        Quantity safety,
        @Nullable Quantity maximum,
        Quantity inTransit,
        Quantity ordered) {

    /** What fills the location up to its maximum, or to twice the safety stock where there is none; zero if enough is there or under way. */
    Quantity quantity() {
        Quantity target = maximum == null ? safety.plus(safety) : maximum;
        Quantity lacking = target.minus(available).minus(inTransit).minus(ordered);
        return lacking.isPositive() ? lacking : Quantity.ZERO;
    }
}
