package dev.baton.review;

/**
 * Why a review ends as it does.
 *
 * @param rule id of the rule
 * @param reason in words
 */
public record Reason(String rule, String reason) {}
