package dev.baton.inventory.location;

/** What kind of place stock is kept at. */
public enum LocationType {
    /** A plant of the manufacturer, from which distributors are supplied. */
    PLANT,
    /** A distributor's warehouse. */
    WAREHOUSE,
    /** A retailer's store. */
    STORE
}
