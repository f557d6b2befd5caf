package dev.baton.order;

/** Whether a line is goods, or a charge such as freight that no stock moves for. */
public enum LineKind {
    GOODS, CHARGE
}
