package dev.baton.local;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.function.Supplier;

/** One line a part on the terminal. */
final class Progress {

    private final InstantSource clock = InstantSource.system();
    private final Instant began = clock.instant();

    /** Runs the start and says how long it took. */
    <T> T of(String part, String where, Supplier<T> start) {
        Instant before = clock.instant();
        T started = start.get();
        say(String.format(Locale.ROOT, "  %-28s %5.1f s   %s", part, seconds(before), where));
        return started;
    }

    double seconds() {
        return seconds(began);
    }

    private double seconds(Instant since) {
        return Duration.between(since, clock.instant()).toMillis() / 1000.0;
    }

    synchronized void say(String line) {
        System.out.println(line);
        System.out.flush();
    }
}
