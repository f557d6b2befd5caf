package dev.baton.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/** How often many threads together do something in a second: the median of some rounds, after a warm-up that is not counted. */
final class Rates {

    static final int THREADS = 16;
    static final Duration ROUND = Duration.ofSeconds(Integer.getInteger("baton.bench.seconds", 10));
    private static final Duration WARM_UP = Duration.ofSeconds(Integer.getInteger("baton.bench.warm-up-seconds", 5));
    private static final int ROUNDS = Load.fromProperties().rounds();

    private Rates() {}

    /** @param work what is done, by the number of the turn, which no two threads share */
    static double perSecond(String what, IntConsumer work) {
        count(work, THREADS, WARM_UP);
        double[] rounds = IntStream.range(0, ROUNDS)
                .mapToDouble(round -> perSecond(work, THREADS, ROUND))
                .peek(rate -> System.out.printf("%s: %.0f/s%n", what, rate))
                .sorted()
                .toArray();
        return rounds[rounds.length / 2];
    }

    /**
     * Prints them as a table to read, and writes them as JSON to keep.
     *
     * @param rates by what was done
     */
    static void report(String file, Map<String, Double> rates) {
        System.out.printf("%n%-44s %12s%n", THREADS + " threads", "per second");
        rates.forEach((what, rate) -> System.out.printf("%-44s %12.0f%n", what, rate));
        Map<String, Object> report = Report.conditions(Map.of(
                "threads", THREADS, "warmUpSeconds", WARM_UP.toSeconds(), "rounds", ROUNDS,
                "seconds", ROUND.toSeconds()));
        report.put("perSecond", rates);
        Report.write(file, report);
    }

    /** How often it is done in a second, once. */
    static double perSecond(IntConsumer work, int threads, Duration duration) {
        return count(work, threads, duration) / (double) duration.toSeconds();
    }

    private static long count(IntConsumer work, int atOnce, Duration duration) {
        LongAdder done = new LongAdder();
        List<Future<?>> working = new ArrayList<>(atOnce);
        long end = System.nanoTime() + duration.toNanos();
        try (var threads = Executors.newFixedThreadPool(atOnce)) {
            for (int thread = 0; thread < atOnce; thread++) {
                int offset = thread;
                working.add(threads.submit(() -> {
                    for (int turn = offset; System.nanoTime() < end; turn += atOnce) {
                        work.accept(turn);
                        done.increment();
                    }
                }));
            }
        }
        Failures.check(working);
        return done.sum();
    }
}
