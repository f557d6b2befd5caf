package dev.baton.payment.online;

import dev.baton.ledger.AccountId;
import dev.baton.platform.fence.OrderId;
import dev.baton.platform.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * A payment that somebody wants to make, for an account or for an order.
 *
 * @param accountId a prepaid account; null where an order is paid
 * @param orderId null where an account is paid into
 * @param capture whether it is to be captured as soon as it is authorised
 */
public record NewPayment(@Nullable AccountId accountId, @Nullable OrderId orderId, Money amount, boolean capture) {}
