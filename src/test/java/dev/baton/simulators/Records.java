package dev.baton.simulators;

import com.github.tomakehurst.wiremock.common.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import wiremock.com.fasterxml.jackson.databind.JsonNode;
import wiremock.com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * What the simulated systems have on record: JSON objects by kind and key. With a file they survive a restart; the file
 * has one line for each version of a record.
 */
public final class Records {

    private final Map<String, Map<String, ObjectNode>> kinds = new ConcurrentHashMap<>();
    private final Map<String, AtomicLong> sequences = new ConcurrentHashMap<>();
    private final Optional<Path> file;

    private Records(Optional<Path> file) {
        this.file = file;
    }

    public static Records inMemory() {
        return new Records(Optional.empty());
    }

    public static Records keptIn(Path file) {
        var records = new Records(Optional.of(file));
        if (Files.exists(file)) {
            try {
                Files.readAllLines(file).forEach(records::recall);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return records;
    }

    private void recall(String line) {
        JsonNode version = Json.node(line);
        Map<String, ObjectNode> kind = kind(version.path("kind").asText());
        String key = version.path("key").asText();
        if (version.path("record") instanceof ObjectNode node) {
            kind.put(key, node);
        } else {
            kind.remove(key);
        }
    }

    private Map<String, ObjectNode> kind(String kind) {
        return kinds.computeIfAbsent(kind, k -> new ConcurrentSkipListMap<>());
    }

    /** A copy; change it with {@link #change}. */
    public Optional<ObjectNode> find(String kind, String key) {
        return Optional.ofNullable(kind(kind).get(key)).map(ObjectNode::deepCopy);
    }

    /** Copies of all that match, in the order of their keys. */
    public List<ObjectNode> find(String kind, Predicate<? super ObjectNode> wanted) {
        return kind(kind).values().stream().filter(wanted).map(ObjectNode::deepCopy).toList();
    }

    /** All of a kind in the order of their keys, not copied: for those who only read. */
    Stream<ObjectNode> look(String kind) {
        return kind(kind).values().stream();
    }

    /** One, not copied: for those who only read. */
    Optional<ObjectNode> look(String kind, String key) {
        return Optional.ofNullable(kind(kind).get(key));
    }

    public synchronized void put(String kind, String key, ObjectNode node) {
        kind(kind).put(key, node.deepCopy());
        write(kind, key, Optional.of(node));
    }

    /** Replaces the record by what the change makes of it; does nothing where there is none. */
    public synchronized void change(String kind, String key, UnaryOperator<ObjectNode> change) {
        find(kind, key).ifPresent(node -> put(kind, key, change.apply(node)));
    }

    public synchronized void remove(String kind, String key) {
        kind(kind).remove(key);
        write(kind, key, Optional.empty());
    }

    /** The next number of a range, above all that are on record. */
    public long next(String kind, long first) {
        return sequences.computeIfAbsent(kind, k -> new AtomicLong(lastOf(k, first))).incrementAndGet();
    }

    private long lastOf(String kind, long first) {
        return kind(kind).keySet().stream().mapToLong(Long::parseLong).max().orElse(first - 1);
    }

    private void write(String kind, String key, Optional<ObjectNode> node) {
        file.ifPresent(path -> {
            ObjectNode version = Json.getObjectMapper().createObjectNode().put("kind", kind).put("key", key);
            node.ifPresent(present -> version.set("record", present));
            try {
                Files.writeString(path, version + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }
}
