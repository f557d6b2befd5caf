package dev.baton.payment.online;

/**
 * Which institution a payment goes through, and why.
 *
 * @param ruleId row of the table {@code payment-route}
 */
record Route(String ruleId, String reason, String institution) {}
