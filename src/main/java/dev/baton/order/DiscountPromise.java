package dev.baton.order;

import dev.baton.platform.money.Money;
import dev.baton.platform.money.Quantity;
import dev.baton.product.Sku;

/**
 * What a policy takes off so much of a product, and goes on taking off in proportion to what stays of it when the order is amended.
 *
 * @param kind the policy's
 * @param reason in words
 * @param exclusive whether no further policy of its level follows it
 * @param quantity of all lines of the product, in its base unit; positive
 * @param amount what the policy takes off all of that; positive
 */
public record DiscountPromise(
        String policy,
        String kind,
        String reason,
        int priority,
        boolean exclusive,
        Sku sku,
        Quantity quantity,
        Money amount) {}
