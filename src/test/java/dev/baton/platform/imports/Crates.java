package dev.baton.platform.imports;

import dev.baton.platform.problem.RefusedException;
import dev.baton.platform.security.Caller;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** A kind of file for tests: crates, of which those with the same label belong together. */
final class Crates implements ImportKind {

    private final String name = "crates-" + UUID.randomUUID();
    private final Map<String, Integer> taken = new ConcurrentHashMap<>();
    private volatile Consumer<String> before = label -> {};
    private volatile boolean heldBack;

    @Override
    public String name() {
        return name;
    }

    @Override
    public Set<String> required() {
        return Set.of("label", "weight");
    }

    @Override
    public Set<String> optional() {
        return Set.of("remark");
    }

    @Override
    public boolean ndjson() {
        return true;
    }

    @Override
    public String groupKey(ImportRow row) {
        return label(row);
    }

    @Override
    public boolean isHeldBack() {
        return heldBack;
    }

    @Override
    public ImportOutcome accept(List<ImportRow> group, Caller caller) {
        String label = label(group.getFirst());
        before.accept(label);
        if (label.startsWith("refused")) {
            return ImportOutcome.refused(group.getFirst(), "weighs too much");
        }
        if (label.startsWith("thrown")) {
            throw new RefusedException("/label", "is unknown");
        }
        if (label.startsWith("broken")) {
            throw new IllegalStateException("a fault of ours");
        }
        return Objects.equals(taken.merge(label, group.size(), Integer::sum), group.size())
                ? ImportOutcome.accepted()
                : ImportOutcome.duplicate();
    }

    void before(Consumer<String> step) {
        before = step;
    }

    void holdBack(boolean held) {
        heldBack = held;
    }

    /** How many rows were taken, by label. */
    Map<String, Integer> taken() {
        return taken;
    }

    private static String label(ImportRow row) {
        return row.json() == null ? row.value("label") : row.json().path("label").asText();
    }
}
