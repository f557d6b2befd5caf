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
