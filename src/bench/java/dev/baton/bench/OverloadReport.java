package dev.baton.bench;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What came of more orders than can be completed.
 *
 * @param completedPerSecond when only so many were under way as are usual under full load
 * @param offeredPerSecond during the flood
 * @param usual how long an order takes when there is little to do
 * @param answers how many orders were answered how, by status; 0 for those to which there was no answer
 * @param answerMillis how long the answers took
 * @param secondsUntilCompleted after the flood, until all that were accepted were completed
 * @param secondsUntilUsual after the flood, until a new order took no longer than is usual
 */
record OverloadReport(
        double completedPerSecond,
        double offeredPerSecond,
        Latency usual,
        Map<Integer, Long> answers,
        Latency answerMillis,
        List<Sight> sights,
        double secondsUntilCompleted,
        double secondsUntilUsual) {

    /**
     * What was seen so many seconds after the flood began.
     *
     * @param accepted and {@code completed}: orders of the flood so far
     */
    record Sight(long second, long accepted, long completed, Backlog outbox, long heapMegabytes) {

        private void print() {
            System.out.printf(Locale.ROOT, "%10d %10d %10d %10d %10.1f %10d%n", second, accepted, completed,
                    outbox.messages(), outbox.oldestSeconds(), heapMegabytes);
        }
    }

    void print() {
        System.out.printf("%n%10s %10s %10s %10s %10s %10s%n", "second", "accepted", "completed", "outbox", "oldest s",
                "heap MB");
        sights.forEach(Sight::print);
        System.out.printf("%n%-30s %10s %10s %10s%n", "ms", "p50", "p95", "p99");
        usual.print();
        answerMillis.print();
        System.out.printf(Locale.ROOT, "%nOffered %.0f orders a second where %.1f are completed: answered %s.%n",
                offeredPerSecond, completedPerSecond, answers);
        System.out.printf(Locale.ROOT,
                "All that were accepted were completed %.0f s after the flood; orders were as fast as usual %.0f s after it.%n",
                secondsUntilCompleted, secondsUntilUsual);
    }

    void write(Load load) {
        Map<String, Object> report = Report.conditions(load);
        report.put("overload", this);
        Report.write("overload.json", report);
    }
}
