package dev.baton.customer;

import dev.baton.platform.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * What is asked for when a customer is registered.
 *
 * @param openingBalance the prepaid money that the customer brings along; null if none is named
 */
public record Registration(Customer customer, @Nullable Money openingBalance) {

    /** @throws IllegalArgumentException if an amount is negative */
    public Registration {
        Money limit = customer.creditLimit();
        if (limit != null && limit.isNegative()) {
            throw new IllegalArgumentException("creditLimit must not be negative");
        }
        if (openingBalance != null && openingBalance.isNegative()) {
            throw new IllegalArgumentException("openingBalance must not be negative");
        }
        if (customer.id().equals(customer.parentId())) {
            throw new IllegalArgumentException("parentId must be another customer");
        }
    }
}
