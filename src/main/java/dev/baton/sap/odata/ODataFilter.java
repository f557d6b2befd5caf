package dev.baton.sap.odata;

import java.time.LocalDate;
import java.util.Collection;
import java.util.stream.Collectors;

/** Builds {@code $filter} expressions; text is quoted so that no value can change the expression. */
public record ODataFilter(String expression) {

    public static ODataFilter eq(String property, String value) {
        return new ODataFilter(property + " eq " + literal(value));
    }

    /** The property has one of these values. */
    public static ODataFilter in(String property, Collection<String> values) {
        if (values.isEmpty()) {
            throw new IllegalArgumentException("a filter on " + property + " needs a value");
        }
        return new ODataFilter(values.stream()
                .map(value -> eq(property, value).expression)
                .collect(Collectors.joining(" or ", values.size() > 1 ? "(" : "", values.size() > 1 ? ")" : "")));
    }

    /** The property, an {@code Edm.DateTime}, is that day or a later one. */
    public static ODataFilter notBefore(String property, LocalDate day) {
        return new ODataFilter(property + " ge datetime'" + day + "T00:00:00'");
    }

    public ODataFilter and(ODataFilter other) {
        return new ODataFilter(expression + " and " + other.expression);
    }

    /** Text as a literal of OData V2: in single quotes, a quote inside doubled. */
    static String literal(String value) {
        return "'" + value.replace("'", "''") + "'";
    }
}
