package dev.baton.order;

/**
 * Something that the order check found.
 *
 * @param rule id of the rule
 * @param reason in words
 * @param severity whether it rules the order out or only brings it before a person
 */
public record CheckFault(String rule, String reason, Severity severity) {

    public boolean isHard() {
        return severity == Severity.HARD;
    }

    public enum Severity {
        HARD, SOFT
    }
}
