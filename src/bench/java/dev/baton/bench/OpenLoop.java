package dev.baton.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;

/**
 * Requests that are sent at their time, however long earlier ones take.
 *
 * @param rate requests a second
 */
record OpenLoop(double rate, Duration duration) {

    /**
     * Returns when all are answered, how long each took. What it waited counts.
     *
     * @throws IllegalStateException if one failed
     */
    Latency run(String what, Runnable request) {
        int requests = Math.toIntExact(Math.round(rate * duration.toNanos() / 1e9));
        double[] millis = new double[requests];
        List<Future<?>> sent = new ArrayList<>(requests);
        long start = System.nanoTime();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int number = 0; number < requests; number++) {
                long due = start + Math.round(number * 1e9 / rate);
                LockSupport.parkNanos(due - System.nanoTime());
                int slot = number;
                sent.add(threads.submit(() -> {
                    request.run();
                    millis[slot] = (System.nanoTime() - due) / 1e6;
                }));
            }
        }
        Failures.check(sent);
        return Latency.of(what, millis);
    }
}
