package dev.baton.platform.imports;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One JSON object a line; blank lines are passed over and not counted. */
final class JsonRows implements RowReader {

    private static final int LARGEST_SCALE = 1000;

    private final ObjectMapper json;
    private final BufferedReader file;
    private final RowLimit limit;
    private int number;

    JsonRows(ObjectMapper json, RowLimit limit) {
        this.json = json;
        this.file = new BufferedReader(limit);
        this.limit = limit;
    }

    @Override
    public Optional<ReadRow> next() {
        try {
            String line = readLine();
            while (line != null && line.isBlank()) {
                line = readLine();
            }
            return Optional.ofNullable(line).map(this::read);
        } catch (IOException broken) {
            throw new UncheckedIOException("the file broke off", broken);
        }
    }

    private @Nullable String readLine() throws IOException {
        limit.begin();
        return file.readLine();
    }

    private ReadRow read(String line) {
        number++;
        try {
            JsonNode object = json.readTree(line);
            if (!object.isObject()) {
                return new ReadRow.Bad(number, "is not a JSON object");
            }
            return isStorable(object)
                    ? new ReadRow.Good(new ImportRow(number, Map.of(), object))
                    : new ReadRow.Bad(number, "holds characters or numbers that cannot be stored");
        } catch (JsonProcessingException unreadable) {
            return new ReadRow.Bad(number, "is not JSON: " + unreadable.getOriginalMessage());
        }
    }

    /** A database keeps no text with U+0000, and a number with a huge exponent is not even written. */
    private static boolean isStorable(JsonNode node) {
        if (node.isTextual()) {
            return node.textValue().indexOf('\0') < 0;
        }
        if (node.isBigDecimal()) {
            return Math.abs(node.decimalValue().scale()) < LARGEST_SCALE;
        }
        return node.propertyStream().allMatch(field -> field.getKey().indexOf('\0') < 0)
                && node.valueStream().allMatch(JsonRows::isStorable);
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
