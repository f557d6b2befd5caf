package dev.baton.order;

/** Through which of the manufacturer's channels an order comes. */
public enum Channel {
    DISTRIBUTOR, RETAILER, GROUP_BUY
}
