package dev.baton.platform.imports;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;

/** The formats of files: CSV with a header, and one JSON object a line. Both are UTF-8. */
@Component
public class RowFormats {

    static final MediaType CSV = MediaType.parseMediaType("text/csv");
    static final MediaType NDJSON = MediaType.APPLICATION_NDJSON;

    private final ObjectMapper json;

    RowFormats(ObjectMapper json) {
        this.json = json;
    }

    /**
     * Opens a file for reading row by row.
     *
     * @throws UnsupportedFileException if files of this type are not taken
     * @throws dev.baton.platform.problem.InvalidRequestException if its header is not that of these rows
     */
    public RowReader reader(RowKind kind, MediaType type, InputStream file) {
        RowLimit text = new RowLimit(new InputStreamReader(file, StandardCharsets.UTF_8.newDecoder()));
        if (CSV.isCompatibleWith(type)) {
            return CsvRows.open(kind, text);
        }
        if (kind.ndjson() && NDJSON.isCompatibleWith(type)) {
            return new JsonRows(json, text);
        }
        throw new UnsupportedFileException(type, kind.ndjson() ? List.of(CSV, NDJSON) : List.of(CSV));
    }
}
