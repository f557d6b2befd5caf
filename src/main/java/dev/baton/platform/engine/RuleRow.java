package dev.baton.platform.engine;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A matching row of a rule table, whose outputs are held against what they must be. What a table leaves out or mistypes is an error of the
 * rules: {@link IllegalStateException}, which names the rule and the output.
 *
 * @param outputs by name, as the engine gives them
 */
public record RuleRow(String table, Map<String, ? extends @Nullable Object> outputs) {

    /**
     * The matching rows for each fact.
     *
     * @throws IllegalStateException if there are not as many results as facts
     */
    public static List<List<RuleRow>> of(
            String table,
            int facts,
            List<? extends @Nullable List<Map<String, @Nullable Object>>> results) {
        if (results.size() != facts) {
            throw new IllegalStateException(
                    "table " + table + " answered " + results.size() + " of " + facts + " facts");
        }
        return results.stream().map(rows -> rows(table, rows)).toList();
    }

    private static List<RuleRow> rows(String table, @Nullable List<Map<String, @Nullable Object>> rows) {
        return rows == null ? List.of() : rows.stream().map(row -> new RuleRow(table, row)).toList();
    }

    /** Whether the row says anything at all there. */
    public boolean says(String output) {
        return outputs.get(output) != null;
    }

    public String text(String output) {
        if (outputs.get(output) instanceof String text && !text.isBlank()) {
            return text;
        }
        throw broken(output, "a text");
    }

    public <E extends Enum<E>> E constant(String output, Class<E> type) {
        try {
            return Enum.valueOf(type, text(output));
        } catch (IllegalArgumentException unknown) {
            throw broken(output, "one of " + Arrays.toString(type.getEnumConstants()));
        }
    }

    public BigDecimal number(String output) {
        if (outputs.get(output) instanceof Number number) {
            // by its digits: a double that was 12.5 in the table is 12.5 again
            return new BigDecimal(number.toString());
        }
        throw broken(output, "a number");
    }

    public int wholeNumber(String output) {
        try {
            return number(output).intValueExact();
        } catch (ArithmeticException broken) {
            throw broken(output, "a whole number");
        }
    }

    public boolean flag(String output) {
        if (outputs.get(output) instanceof Boolean flag) {
            return flag;
        }
        throw broken(output, "true or false");
    }

    /** The fault of an output that is not what it must be. */
    public IllegalStateException broken(String output, String expected) {
        return new IllegalStateException(
                "table %s, rule %s: output %s is %s, and not %s".formatted(table, outputs.get("ruleId"), output,
                        outputs.get(output), expected));
    }
}
