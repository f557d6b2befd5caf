package dev.baton.platform.problem.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import dev.baton.platform.problem.Fault;
import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.TypeMismatchException;
import org.springframework.http.converter.HttpMessageNotReadableException;

/** Says where a body cannot be read and why, in the sender's words rather than in those of our types. */
final class UnreadableJson {

    private UnreadableJson() {}

    static Fault fault(HttpMessageNotReadableException fault) {
        return switch (fault.getCause()) {
            case UnrecognizedPropertyException unknown -> new Fault(pointer(unknown), "is not known");
            case InvalidFormatException format -> new Fault(pointer(format), "is not " + kind(format.getTargetType()));
            case ValueInstantiationException value when value.getCause() != null ->
                new Fault(pointer(value), String.valueOf(value.getCause().getMessage()));
            case MismatchedInputException mismatch ->
                new Fault(pointer(mismatch), "is not " + kind(mismatch.getTargetType()));
            case JsonMappingException mapping -> new Fault(pointer(mapping), "cannot be read");
            case JsonProcessingException noJson -> new Fault("", "is not JSON: " + place(noJson));
            case null, default -> new Fault("", "is missing or cannot be read");
        };
    }

    static Fault mistyped(@Nullable String name, TypeMismatchException fault) {
        return new Fault("/" + name, "is not " + kind(fault.getRequiredType()));
    }

    /** A pointer for a property path such as {@code lines[0].sku}. */
    static String pointer(String propertyPath) {
        return "/" + propertyPath.replace("[", ".").replace("]", "").replace('.', '/');
    }

    private static String pointer(JsonMappingException fault) {
        return fault.getPath().stream()
                .map(step -> step.getFieldName() != null ? step.getFieldName() : Integer.toString(step.getIndex()))
                .map(step -> "/" + step.replace("~", "~0").replace("/", "~1"))
                .collect(Collectors.joining());
    }

    private static String place(JsonProcessingException noJson) {
        return noJson.getLocation() == null
                ? "it breaks off"
                : "line " + noJson.getLocation().getLineNr() + ", column " + noJson.getLocation().getColumnNr();
    }

    private static String kind(@Nullable Class<?> type) {
        if (type == null) {
            return "what is expected here";
        }
        if (type.isEnum()) {
            return "one of " + Arrays.toString(type.getEnumConstants());
        }
        if (Number.class.isAssignableFrom(type) || type.isPrimitive() && type != boolean.class) {
            return "a number";
        }
        if (Collection.class.isAssignableFrom(type)) {
            return "a list";
        }
        return switch (type.getSimpleName()) {
            case "Boolean", "boolean" -> "true or false";
            case "UUID" -> "an id";
            case "LocalDate" -> "a date such as 2026-12-31";
            case "Instant", "OffsetDateTime" -> "an instant such as 2026-12-31T12:00:00Z";
            case "Quantity" -> "a quantity";
            case "String" -> "text";
            default -> type.isRecord() ? "an object" : "a " + type.getSimpleName().toLowerCase(Locale.ROOT);
        };
    }
}
