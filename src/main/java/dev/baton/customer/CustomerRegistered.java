package dev.baton.customer;

import dev.baton.platform.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * A customer was registered, or registered anew with changes. Published inside of the registering transaction: a listener
 * that throws undoes the registration. It can come more than once for a customer, so that listeners act once by a key.
 *
 * @param openingBalance the prepaid money that the customer brought along; the same each time; null if none
 */
public record CustomerRegistered(Customer customer, @Nullable Money openingBalance) {}
