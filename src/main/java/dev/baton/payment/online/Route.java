package dev.baton.payment.online;

import dev.baton.platform.engine.Decided;

/**
 * Which institution a payment goes through, and why.
 *
 * @param ruleId row of the table {@code payment-route}
 * @param decided what the table was asked and answered
 */
record Route(String ruleId, String reason, String institution, Decided decided) {}
