package dev.baton.payment.credit.receipt;

import dev.baton.platform.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * What a customer wants a receipt to be for.
 *
 * @param invoice the invoice's number
 * @param amount of the receipt; null for as much as is owed, or is left
 */
public record Allotment(String invoice, @Nullable Money amount) {}
