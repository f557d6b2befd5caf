package dev.baton.bench;

import java.time.Duration;

/**
 * How much is asked for.
 *
 * @param inFlight how many orders are under way at once
 * @param warmUps rounds that are run and not counted
 * @param rounds rounds that are counted
 * @param orders in each round
 * @param delay after which SAP and carrier answer
 */
record Load(int inFlight, int warmUps, int rounds, int orders, Duration delay) {

    /** The same with another number of orders in each round. */
    Load of(int number) {
        return new Load(inFlight, warmUps, rounds, number, delay);
    }

    /** The rounds that are not counted, alone. */
    Load toWarmUp() {
        return new Load(inFlight, warmUps, 0, orders, delay);
    }

    /** The rounds that are counted, alone. */
    Load toCount() {
        return new Load(inFlight, 0, rounds, orders, delay);
    }

    static Load fromProperties() {
        return new Load(
                Integer.getInteger("baton.bench.in-flight", 100),
                Integer.getInteger("baton.bench.warm-ups", 2),
                Integer.getInteger("baton.bench.rounds", 3),
                Integer.getInteger("baton.bench.orders", 1_000),
                Duration.ofMillis(Integer.getInteger("baton.bench.delay-ms", 5)));
    }
}
