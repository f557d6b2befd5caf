package dev.baton.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** Waiting, but not for ever. */
final class Patience {

    /** Often enough, since a look costs the database something each time. */
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);

    private Patience() {}

    /**
     * Returns once the condition holds.
     *
     * @param what is waited for, and how far it has come, in case that it is waited for in vain
     */
    static void until(Supplier<String> what, Duration patience, BooleanSupplier condition) {
        if (!within(patience, condition)) {
            throw inVain(what);
        }
    }

    /** Returns once nothing is left; patience begins anew whenever less is left than before. */
    static void untilNoneLeft(Supplier<String> what, Duration patience, LongSupplier left) {
        Instant deadline = Instant.now().plus(patience);
        long fewest = left.getAsLong();
        while (fewest > 0) {
            pause();
            long now = left.getAsLong();
            if (now < fewest) {
                fewest = now;
                deadline = Instant.now().plus(patience);
            } else if (Instant.now().isAfter(deadline)) {
                throw inVain(what);
            }
        }
    }

    /** Whether the condition holds before patience ends. */
    static boolean within(Duration patience, BooleanSupplier condition) {
        Instant deadline = Instant.now().plus(patience);
        while (!condition.getAsBoolean()) {
            if (Instant.now().isAfter(deadline)) {
                return false;
            }
            pause();
        }
        return true;
    }

    /** As long as between two looks. */
    static void pause() {
        pause(BETWEEN_LOOKS);
    }

    static void pause(Duration duration) {
        try {
            Thread.sleep(duration);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static IllegalStateException inVain(Supplier<String> what) {
        return new IllegalStateException("waited in vain for " + what.get());
    }
}
