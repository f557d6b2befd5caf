package dev.baton.platform.imports;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;

/** One JSON object a line; blank lines are passed over and not counted. */
final class JsonRows implements RowReader {

    private final ObjectMapper json;
    private final BufferedReader file;
    private int number;

    JsonRows(ObjectMapper json, BufferedReader file) {
        this.json = json;
        this.file = file;
    }

    @Override
    public Optional<ReadRow> next() {
        try {
            String line = file.readLine();
            while (line != null && line.isBlank()) {
                line = file.readLine();
            }
            return Optional.ofNullable(line).map(this::read);
        } catch (IOException broken) {
            throw new UncheckedIOException("the file broke off", broken);
        }
    }

    private ReadRow read(String line) {
        number++;
        try {
            JsonNode object = json.readTree(line);
            return object.isObject()
                    ? new ReadRow.Good(new ImportRow(number, Map.of(), object))
                    : new ReadRow.Bad(number, "is not a JSON object");
        } catch (JsonProcessingException unreadable) {
            return new ReadRow.Bad(number, "is not JSON: " + unreadable.getOriginalMessage());
        }
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
