package dev.baton.bench;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** CPU time spent so far, by process. */
final class Cpu {

    private Cpu() {}

    static Map<String, Duration> spent() {
        Map<String, Duration> spent = new TreeMap<>();
        spent.put("application and load", of(ProcessHandle.current()));
        ProcessHandle.current().descendants()
                .forEach(process -> spent.merge(name(process), of(process), Duration::plus));
        return spent;
    }

    static Map<String, Duration> since(Map<String, Duration> before) {
        Map<String, Duration> since = new TreeMap<>();
        spent().forEach((process, time) -> since.put(process, time.minus(before.getOrDefault(process, Duration.ZERO))));
        return since;
    }

    /** Milliseconds for each of so many. */
    static Map<String, Double> millisOfEach(Map<String, Duration> spent, double number) {
        Map<String, Double> each = new TreeMap<>();
        spent.forEach((process, time) -> each.put(process, time.toMillis() / number));
        return each;
    }

    static String name(ProcessHandle process) {
        String command =
                Stream.of(process.info().command().orElse("")).map(path -> path.substring(path.lastIndexOf('/') + 1))
                        .findFirst()
                        .orElse("");
        return switch (command) {
            case "postgres" -> "PostgreSQL";
            case "java" -> "broker";
            default -> "others";
        };
    }

    private static Duration of(ProcessHandle process) {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }
}
