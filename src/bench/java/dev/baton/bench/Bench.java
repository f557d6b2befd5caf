package dev.baton.bench;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What Baton is measured on: an engine and a database of its own, and the outside world. */
final class Bench implements AutoCloseable {

    /** Where reports are written, and below which each benchmark has a folder. */
    static final Path FOLDER = Path.of("target", "bench");

    private final OutsideWorld outside;
    private final Parts parts;

    private Bench(OutsideWorld outside, Parts parts) {
        this.outside = outside;
        this.parts = parts;
    }

    static Bench in(String name) {
        return in(name, List.of());
    }

    /** @param settings of PostgreSQL, beside those that it has by itself */
    static Bench in(String name, List<String> settings) {
        return new Bench(new OutsideWorld(Load.fromProperties().delay()), Parts.startIn(name, settings));
    }

    Parts parts() {
        return parts;
    }

    /** Starts Baton, which ends when the orders are closed. */
    OrdersEndToEnd orders() {
        return orders(Map.of());
    }

    /**
     * As {@link #orders()}.
     *
     * @param settings of Baton, beside those that tell it where all else is
     * @param additions what the application has besides Baton, or in place of a part of it
     */
    OrdersEndToEnd orders(Map<String, Object> settings, Class<?>... additions) {
        Map<String, Object> all = new HashMap<>(parts.properties());
        all.putAll(outside.properties());
        all.putAll(settings);
        RunningBaton baton = new RunningBaton(all, additions);
        outside.reports(baton.uri());
        return new OrdersEndToEnd(baton);
    }

    @Override
    public void close() {
        outside.close();
        parts.close();
    }
}
