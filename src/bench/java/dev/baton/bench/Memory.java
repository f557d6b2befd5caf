package dev.baton.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** Megabytes that processes use. */
final class Memory {

    private Memory() {}

    /** What each process has of the machine's memory. What several share counts once: PostgreSQL's have a large part in common. */
    static Map<String, Long> resident() {
        Map<String, Long> resident = new TreeMap<>();
        ProcessHandle.current().descendants()
                .forEach(process -> resident.merge(Cpu.name(process), kilobytes(process), Long::sum));
        resident.replaceAll((process, kilobytes) -> kilobytes >> 10);
        return resident;
    }

    private static long kilobytes(ProcessHandle process) {
        try (var lines = Files.lines(Path.of("/proc", Long.toString(process.pid()), "smaps_rollup"))) {
            return lines.filter(line -> line.startsWith("Pss:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .sum();
        } catch (IOException gone) {
            return 0;
        }
    }

    /** What this JVM's heap has in use, which the application shares with its load. */
    static long heap() {
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() >> 20;
    }

    /** What was left of this JVM's heap when each part of it was last cleared. */
    static long heapAfterCollection() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .map(MemoryPoolMXBean::getCollectionUsage)
                .filter(Objects::nonNull)
                .mapToLong(MemoryUsage::getUsed)
                .sum() >> 20;
    }
}
