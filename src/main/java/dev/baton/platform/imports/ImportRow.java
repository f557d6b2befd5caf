package dev.baton.platform.imports;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A row of a file.
 *
 * @param number counts from 1, the header of a CSV file left out
 * @param values the columns of a CSV row, stripped; a column that the file lacks or leaves empty is missing. Empty for a JSON line
 * @param json the object on a JSON line; null for a CSV row
 */
public record ImportRow(int number, Map<String, String> values, @Nullable JsonNode json) {

    public ImportRow {
        values = Map.copyOf(values);
        json = json == null || json.isNull() ? null : json;
    }

    /** The value of a column, or the empty string. */
    public String value(String column) {
        return values.getOrDefault(column, "");
    }

    /** The value of a column, or null when it is empty. */
    public @Nullable String find(String column) {
        return values.get(column);
    }
}
