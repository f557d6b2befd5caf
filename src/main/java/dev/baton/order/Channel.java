package dev.baton.order;

import dev.baton.customer.CustomerType;

/** Through which of the manufacturer's channels an order comes. */
public enum Channel {
    /** Distributors buy from the manufacturer. */
    DISTRIBUTOR(CustomerType.DISTRIBUTOR),
    /** Retailers buy from distributors. */
    RETAILER(CustomerType.RETAILER),
    /** Consumers and organisations buy in bulk and pay first. */
    GROUP_BUY(CustomerType.CONSUMER);

    private final CustomerType buyers;

    Channel(CustomerType buyers) {
        this.buyers = buyers;
    }

    /** Whose orders come through it. */
    CustomerType buyers() {
        return buyers;
    }
}
