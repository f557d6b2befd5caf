package dev.baton.bench;

import java.math.BigInteger;
import java.util.Collection;
import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Writes a value of an order as SQL for what its {@code n}th copy has in its place: what happened, happened {@code n} steps earlier, ids are those
 * that it would have had then, and numbers of documents have {@code n} at their end, as tokens have within their fixed length.
 */
final class CopiedValues {

    /** Of row numbers, those of copies are lower by as many as there may be: what is older has the lower one. */
    private static final long FURTHER = 1_000_000_000;

    private static final String ID = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9a-f]{32}";

    private final long stepMillis;
    private final Pattern names;

    /** @param numbers of documents of the order, each of them its own */
    CopiedValues(long stepMillis, Collection<String> numbers) {
        this.stepMillis = stepMillis;
        String any = numbers.stream().sorted(Comparator.comparingInt(String::length).reversed()).map(Pattern::quote)
                .collect(Collectors.joining("|"));
        this.names = Pattern.compile("(" + ID + ")|(" + any + ")");
    }

    /**
     * A column of a table.
     *
     * @param type in PostgreSQL's words
     * @param numbered whether it is the number of a row
     */
    record Column(String name, String type, boolean numbered) {}

    String of(Column column, @Nullable String value) {
        if (value == null) {
            return "NULL::" + column.type();
        }
        if (column.numbered()) {
            return value + " - n * " + FURTHER;
        }
        if (column.name().equals("tracking_token")) {
            return "left(%s, 35) || lpad(n::text, 8, '0')".formatted(quoted(value));
        }
        return switch (column.type()) {
            case "timestamp with time zone", "date" -> "(%s::timestamptz - n * interval '%d milliseconds')::%s"
                    .formatted(quoted(value), stepMillis, column.type());
            case "text", "uuid" -> named(value) + "::" + column.type();
            default -> quoted(value) + "::" + column.type();
        };
    }

    private String named(String value) {
        StringBuilder sql = new StringBuilder("(");
        Matcher name = names.matcher(value);
        int from = 0;
        while (name.find()) {
            sql.append(quoted(value.substring(from, name.start()))).append(" || ");
            String found = value.substring(name.start(), name.end());
            sql.append(name.group(1) == null ? quoted(found + "-") + " || n" : earlier(found)).append(" || ");
            from = name.end();
        }
        return sql.append(quoted(value.substring(from))).append(")").toString();
    }

    /** An id begins with the milliseconds at which it was made. */
    private String earlier(String id) {
        String dash = id.contains("-") ? "-" : "";
        int madeAt = 12 + dash.length();
        long millis = new BigInteger(id.substring(0, madeAt).replace("-", ""), 16).longValueExact();
        String then = "(%d - n * %d)".formatted(millis, stepMillis);
        return "lpad(to_hex(%s >> 16 & 4294967295), 8, '0') || '%s' || lpad(to_hex(%s & 65535), 4, '0') || %s"
                .formatted(then, dash, then, quoted(id.substring(madeAt)));
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "''") + "'";
    }
}
