package dev.baton.payment.voucher;

import org.jspecify.annotations.Nullable;

/**
 * What the rules said of a voucher.
 *
 * @param rule that matched; null if none did
 * @param reason in its words
 * @param processDefinitionKey which the version of the rules belongs to
 */
public record TopUpRuling(@Nullable String rule, String reason, long processDefinitionKey) {}
