package dev.baton.customer;

/** What a customer is to the manufacturer. */
public enum CustomerType {
    /** Buys from the manufacturer. */
    DISTRIBUTOR,
    /** Buys from a distributor. */
    RETAILER,
    /** Buys for itself, a person or an organisation. */
    CONSUMER
}
