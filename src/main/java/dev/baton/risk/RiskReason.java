package dev.baton.risk;

/**
 * Something that is remarkable about an order.
 *
 * @param rule id of the rule
 * @param reason in words
 */
public record RiskReason(String rule, String reason, int points) {}
