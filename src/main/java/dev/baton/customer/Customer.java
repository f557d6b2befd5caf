package dev.baton.customer;

import dev.baton.platform.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * A customer as it is registered now.
 *
 * @param parentId the distributor that a retailer belongs to; null for those who buy from the manufacturer
 * @param tier as the business ranks its customers, for the rules
 * @param region as the business divides its market, for the rules and for sourcing
 * @param currency the ISO 4217 code of the currency in which it buys
 * @param creditLimit how much it may owe; null if it does not buy on credit
 */
public record Customer(
        CustomerId id,
        CustomerType type,
        String name,
        @Nullable CustomerId parentId,
        String tier,
        String region,
        CustomerStatus status,
        String currency,
        @Nullable Money creditLimit) {

    /** For people to read, also where the name of a consumer, who is a person, must not stand: then the id alone. */
    public String label() {
        return type == CustomerType.CONSUMER ? id.value() : id + " " + name;
    }

    /** The same, as it belongs to that distributor. */
    Customer under(CustomerId parent) {
        return new Customer(id, type, name, parent, tier, region, status, currency, creditLimit);
    }

    /** The same, as it may owe so much. */
    Customer limitedTo(Money limit) {
        return new Customer(id, type, name, parentId, tier, region, status, currency, limit);
    }
}
