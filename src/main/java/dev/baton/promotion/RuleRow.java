package dev.baton.promotion;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A matching row of a rule table, whose outputs are held against what they must be. */
record RuleRow(String table, Map<String, @Nullable Object> outputs) {

    /**
     * The matching rows for each fact.
     *
     * @throws IllegalStateException if there are not as many results as facts
     */
    static List<List<RuleRow>> of(
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

    String text(String output) {
        if (outputs.get(output) instanceof String text && !text.isBlank()) {
            return text;
        }
        throw broken(output, "a text");
    }

    <E extends Enum<E>> E constant(String output, Class<E> type) {
        try {
            return Enum.valueOf(type, text(output));
        } catch (IllegalArgumentException unknown) {
            throw broken(output, "a " + type.getSimpleName());
        }
    }

    BigDecimal number(String output) {
        if (outputs.get(output) instanceof Number number) {
            // by its digits: a double that was 12.5 in the table is 12.5 again
            return new BigDecimal(number.toString());
        }
        throw broken(output, "a number");
    }

    int wholeNumber(String output) {
        try {
            return number(output).intValueExact();
        } catch (ArithmeticException broken) {
            throw broken(output, "a whole number");
        }
    }

    boolean flag(String output) {
        if (outputs.get(output) instanceof Boolean flag) {
            return flag;
        }
        throw broken(output, "true or false");
    }

    IllegalStateException broken(String output, String expected) {
        return new IllegalStateException(
                "table %s, rule %s: output %s is not %s".formatted(table, outputs.get("ruleId"), output, expected));
    }
}
