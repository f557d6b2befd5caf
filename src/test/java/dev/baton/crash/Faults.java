package dev.baton.crash;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Lets one fault after the other happen in the middle of a wave, and notes how long each was felt. */
final class Faults {

    /** Sent before a fault. */
    private static final int BEFORE = 21;
    /** Sent into it. */
    private static final int INTO = 21;
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    /**
     * @param felt seconds from the fault until an order was completed that was sent into it
     * @param over seconds from the fault until all of them were
     */
    private record Recovery(String fault, double felt, double over) {}

    private final Wave wave;
    private final Outcome outcome;
    private final List<Recovery> recoveries = new ArrayList<>();

    Faults(Wave wave, Outcome outcome) {
        this.wave = wave;
        this.outcome = outcome;
    }

    /** Returns when the fault is over and all orders are completed that were sent before it and into it. */
    void strike(String what, Runnable happens, Duration away, Runnable ends) {
        wave.send(BEFORE).join();
        await("some to be under way").atMost(PATIENCE)
                .until(() -> outcome.count("COMPLETED") > wave.sent() - BEFORE + 2);
        long start = System.nanoTime();
        happens.run();
        int before = wave.sent();
        CompletableFuture<?> into = wave.send(INTO);
        // what was killed takes its time to come back, for which orders need not wait
        CompletableFuture<?> back = CompletableFuture.runAsync(ends, CompletableFuture.delayedExecutor(
                away.toMillis(), TimeUnit.MILLISECONDS, Thread::startVirtualThread));
        await("an order that was sent into it").atMost(PATIENCE).ignoreExceptions()
                .until(() -> outcome.completedFrom(before) > 0);
        double felt = seconds(start);
        await("all orders to end").atMost(PATIENCE).ignoreExceptions()
                .until(() -> outcome.count("COMPLETED") == wave.sent());
        recoveries.add(new Recovery(what, felt, seconds(start)));
        CompletableFuture.allOf(into, back).join();
        System.out.println(recoveries.getLast());
    }

    private static double seconds(long since) {
        return (System.nanoTime() - since) / 1e9;
    }

    void print() {
        System.out.printf("%n%-28s %16s %16s%n", "seconds until", "one completed", "all completed");
        recoveries.forEach(one -> System.out.printf(Locale.ROOT, "%-28s %16.1f %16.1f%n", one.fault(), one.felt(),
                one.over()));
    }
}
