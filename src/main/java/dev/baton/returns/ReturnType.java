package dev.baton.returns;

/** What becomes of goods that are given back. */
public enum ReturnType {
    /** Their money is given back. */
    RETURN,
    /** Other goods come in their place. */
    EXCHANGE
}
