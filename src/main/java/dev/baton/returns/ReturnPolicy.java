package dev.baton.returns;

/**
 * What the table {@code return-policy} says of a return.
 *
 * @param rule of its strictest row
 * @param freight who pays for sending the goods back
 */
public record ReturnPolicy(PolicyOutcome outcome, String rule, String reason, Freight freight) {}
