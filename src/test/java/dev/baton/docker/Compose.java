package dev.baton.docker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * A compose file of {@code docker/}, read as far as the tests look at it.
 *
 * @param services with what they have from those that they extend
 * @param text of the file and of those that it takes services from
 */
record Compose(Map<String, Object> services, String text) {

    static final Path FOLDER = Path.of("docker");
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{(\\w+)");

    static Compose read(String name) {
        Map<String, Object> services = map(yaml(FOLDER.resolve(name)).get("services"));
        StringBuilder text = new StringBuilder(text(FOLDER.resolve(name)));
        for (Map.Entry<String, Object> service : services.entrySet()) {
            Map<String, Object> own = map(service.getValue());
            if (own.containsKey("extends")) {
                Map<String, Object> base = map(own.get("extends"));
                Compose other = read(String.valueOf(base.get("file")));
                service.setValue(merged(other.service(String.valueOf(base.get("service"))), own));
                text.append(other.text());
            }
        }
        return new Compose(services, text.toString());
    }

    /** As Compose does: maps are laid over each other, and lists put together. */
    private static Map<String, Object> merged(Map<String, Object> base, Map<String, Object> own) {
        Map<String, Object> all = new TreeMap<>(base);
        own.forEach((key, value) -> all.merge(key, value, Compose::merged));
        return all;
    }

    private static Object merged(Object base, Object own) {
        if (base instanceof Map<?, ?>) {
            return merged(map(base), map(own));
        }
        if (base instanceof Collection<?> first && own instanceof Collection<?> second) {
            return Stream.concat(first.stream(), second.stream()).toList();
        }
        return own;
    }

    static Map<String, Object> yaml(Path file) {
        return map(new Yaml(new SafeConstructor(new LoaderOptions())).load(text(file)));
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    Map<String, Object> service(String name) {
        return map(services.get(name));
    }

    /** What a service is told by its environment. */
    Map<String, String> environment(String service) {
        Map<String, String> environment = new TreeMap<>();
        map(service(service).getOrDefault("environment", Map.of()))
                .forEach((name, value) -> environment.put(name, String.valueOf(value)));
        return environment;
    }

    List<String> list(String service, String key) {
        Object value = service(service).getOrDefault(key, List.of());
        return value instanceof Collection<?> values ? values.stream().map(String::valueOf).toList() : List.of();
    }

    /** Mounted files and folders of ours, by where the container has them. */
    Map<String, Path> mounts(String service) {
        return list(service, "volumes").stream()
                .filter(volume -> volume.startsWith("./"))
                .map(volume -> volume.split(":", -1))
                .collect(Collectors.toMap(parts -> parts[1], parts -> FOLDER.resolve(parts[0]).normalize()));
    }

    /** The variables that the file takes from {@code docker/.env}. */
    Set<String> variables() {
        return matches(VARIABLE, text).collect(Collectors.toCollection(TreeSet::new));
    }

    static Stream<String> matches(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(result -> String.valueOf(result.group(1)));
    }

    /** The first group of the only match. */
    static String only(String pattern, String text) {
        Matcher matcher = Pattern.compile(pattern, Pattern.MULTILINE).matcher(text);
        if (!matcher.find()) {
            throw new AssertionError("nothing looks like " + pattern);
        }
        return String.valueOf(matcher.group(1));
    }

    /** A part of a file by name; an absent one is empty. */
    static Map<String, Object> map(@Nullable Object value) {
        Map<String, Object> map = new TreeMap<>();
        if (value instanceof Map<?, ?> entries) {
            entries.forEach((key, each) -> map.put(String.valueOf(key), String.valueOf(each).isEmpty() ? "" : each));
        }
        return map;
    }
}
