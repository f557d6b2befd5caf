package dev.baton.allocation.sourcing;

/** How much of an order has to be there before any of it is reserved. */
public enum Fulfilment {
    /** All of it at one location; otherwise it waits. */
    COMPLETE,
    /** All of it, over several locations if need be; otherwise it waits. */
    SPLIT,
    /** What there is; the rest waits. */
    PARTIAL
}
