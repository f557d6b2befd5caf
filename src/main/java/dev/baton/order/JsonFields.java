package dev.baton.order;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.baton.platform.problem.Faults;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads an object's fields one by one and notes every fault with its pointer, so that all of them are told at once. */
final class JsonFields {

    private static final int LONGEST_WORD = 40;

    private final JsonNode object;
    private final String pointer;
    private final Faults faults;

    private JsonFields(JsonNode object, String pointer, Faults faults) {
        this.object = object;
        this.pointer = pointer;
        this.faults = faults;
    }

    /** The fields of this object, of which only these are known. */
    static JsonFields of(JsonNode node, String pointer, Faults faults, Set<String> known) {
        if (!node.isObject()) {
            faults.add(pointer, "must be an object");
            return nothing(pointer);
        }
        node.fieldNames().forEachRemaining(name -> {
            if (!known.contains(name)) {
                faults.add(pointer + "/" + name.replace("~", "~0").replace("/", "~1"), "is not known");
            }
        });
        return new JsonFields(node, pointer, faults);
    }

    /** Of what is not there one fault is told, and not one for each field that it would have. */
    private static JsonFields nothing(String pointer) {
        return new JsonFields(MissingNode.getInstance(), pointer, new Faults());
    }

    JsonFields object(String name, Set<String> known) {
        JsonNode node = required(name);
        return isAbsent(name) ? nothing(pointer + "/" + name) : of(node, pointer + "/" + name, faults, known);
    }

    /** The node of a field that must be there; missing, with a fault noted, if it is not. */
    JsonNode required(String name) {
        if (isAbsent(name)) {
            fault(name, "is required");
        }
        return object.path(name);
    }

    boolean isAbsent(String name) {
        return object.path(name).isMissingNode() || object.path(name).isNull();
    }

    @Nullable
    String text(String name, int longest) {
        return isAbsent(name) ? noted(name, "is required") : textOrNull(name, longest);
    }

    @Nullable
    String textOrNull(String name, int longest) {
        JsonNode node = object.path(name);
        if (isAbsent(name)) {
            return null;
        }
        if (!node.isTextual()) {
            return noted(name, "must be a text");
        }
        String text = node.asText().strip();
        String fault = faultOf(text, longest);
        return fault == null ? text : noted(name, fault);
    }

    /** A text that is read further; an {@link IllegalArgumentException} of the reading is a fault in its words. */
    <T> @Nullable T parsed(String name, int longest, Function<String, T> reading) {
        String text = text(name, longest);
        return text == null ? null : read(name, text, reading);
    }

    <T> @Nullable T parsedOrNull(String name, int longest, Function<String, T> reading) {
        String text = textOrNull(name, longest);
        return text == null ? null : read(name, text, reading);
    }

    <E extends Enum<E>> @Nullable E constant(String name, Class<E> type) {
        EnumSet<E> all = EnumSet.allOf(type);
        return parsed(name, LONGEST_WORD, word -> all.stream()
                .filter(constant -> constant.name().equals(word))
                .findAny()
                .orElseThrow(() -> new IllegalArgumentException("must be one of " + all)));
    }

    void fault(String name, String detail) {
        faults.add(pointer + "/" + name, detail);
    }

    /** What is wrong with a text; null if nothing is. */
    static @Nullable String faultOf(String text, int longest) {
        if (text.isEmpty() || text.length() > longest) {
            return "must have 1 to " + longest + " characters";
        }
        boolean unreadable =
                text.chars().anyMatch(Character::isISOControl) || !StandardCharsets.UTF_8.newEncoder().canEncode(text);
        return unreadable ? "must not hold control characters" : null;
    }

    private <T> @Nullable T read(String name, String text, Function<String, T> reading) {
        try {
            return reading.apply(text);
        } catch (IllegalArgumentException fault) {
            fault(name, String.valueOf(fault.getMessage()));
            return null;
        }
    }

    private @Nullable String noted(String name, String detail) {
        fault(name, detail);
        return null;
    }
}
