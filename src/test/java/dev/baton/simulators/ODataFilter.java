package dev.baton.simulators;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import wiremock.com.fasterxml.jackson.databind.JsonNode;

/** Reads {@code $filter} of OData V2 as far as it compares properties with text: {@code eq}, {@code ne}, and, or, parentheses; and dates by {@code ge}. */
final class ODataFilter {

    private static final Pattern TOKEN = Pattern.compile("\\s*(\\(|\\)|'(?:[^']|'')*'|[^\\s()']+)");

    private final Deque<String> tokens = new ArrayDeque<>();

    private ODataFilter(String expression) {
        Matcher matcher = TOKEN.matcher(expression);
        while (matcher.find()) {
            tokens.add(Requests.group(matcher, 1));
        }
    }

    static Predicate<JsonNode> parse(String expression) {
        return expression.isBlank() ? entity -> true : new ODataFilter(expression).either();
    }

    private Predicate<JsonNode> either() {
        Predicate<JsonNode> first = both();
        while (took("or")) {
            first = first.or(both());
        }
        return first;
    }

    private Predicate<JsonNode> both() {
        Predicate<JsonNode> first = single();
        while (took("and")) {
            first = first.and(single());
        }
        return first;
    }

    private Predicate<JsonNode> single() {
        if (took("(")) {
            Predicate<JsonNode> inner = either();
            if (!took(")")) {
                throw new IllegalArgumentException("a parenthesis is not closed");
            }
            return inner;
        }
        String property = tokens.pop();
        String operator = tokens.pop();
        String value = text(tokens.pop());
        if (operator.equals("ge") && value.equals("datetime")) {
            long from = LocalDateTime.parse(text(tokens.pop())).toInstant(ZoneOffset.UTC).toEpochMilli();
            return entity -> milliseconds(entity.path(property).asText()) >= from;
        }
        Predicate<JsonNode> equal = entity -> entity.path(property).asText().equals(value);
        return switch (operator) {
            case "eq" -> equal;
            case "ne" -> equal.negate();
            default -> throw new IllegalArgumentException("operator " + operator);
        };
    }

    private static long milliseconds(String date) {
        return Long.parseLong(date.replaceAll("\\D", ""));
    }

    private boolean took(String token) {
        return token.equals(tokens.peek()) && tokens.pop() != null;
    }

    static String text(String literal) {
        return literal.startsWith("'") ? literal.substring(1, literal.length() - 1).replace("''", "'") : literal;
    }
}
