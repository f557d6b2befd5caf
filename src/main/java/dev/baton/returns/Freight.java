package dev.baton.returns;

/** Who pays for sending goods back. */
public enum Freight {
    CUSTOMER, SELLER
}
