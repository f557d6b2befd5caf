package dev.baton.customer;

/** Whether a customer's orders are taken. What follows from it is decided by the rules of the order check. */
public enum CustomerStatus {
    ACTIVE, BLOCKED, CLOSED
}
