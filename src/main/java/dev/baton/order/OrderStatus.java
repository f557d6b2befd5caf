package dev.baton.order;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** Where an order stands. */
public enum OrderStatus {
    /** Stored, not priced yet; also an amended order that starts over. */
    RECEIVED,
    /** Checked and priced; its money may be held already. */
    PRICED,
    /** Waits for money: for all of it or a deposit, or, once its stock is reserved, for the rest. */
    AWAITING_PAYMENT,
    /** A person has to decide. */
    IN_REVIEW,
    /** The reviewer has asked the customer to amend it. */
    CHANGES_REQUESTED, APPROVED,
    /** Waits for its goods to be released or to be there, whichever comes first. */
    PRE_ORDERED,
    /** Waits for stock. */
    BACKORDERED,
    /** Stopped by an operator: what readers are told of an order that stands still. It keeps the state that it had. */
    ON_HOLD,
    /** Its stock is reserved. */
    ALLOCATED,
    /** SAP has confirmed the sales order, or the distributor that sells it has it. */
    RELEASED,
    /** Its goods have left. */
    SHIPPED,
    /** Its goods are in the customer's stock. */
    DELIVERED,
    /** Settled. */
    COMPLETED,
    /** Being undone, step by step. */
    CANCELLING, REJECTED, CANCELLED;

    private static final Set<OrderStatus> AMENDABLE = EnumSet.range(RECEIVED, ON_HOLD);
    private static final Set<OrderStatus> SOLD = EnumSet.range(RELEASED, COMPLETED);
    private static final Set<OrderStatus> CLOSING = EnumSet.of(CANCELLING, REJECTED, CANCELLED);
    private static final Map<OrderStatus, Set<OrderStatus>> LATER = new EnumMap<>(OrderStatus.class);

    static {
        for (OrderStatus status : values()) {
            LATER.put(status, status.reached(EnumSet.noneOf(OrderStatus.class)));
        }
    }

    /** The states that this one may follow on the way forward. */
    Set<OrderStatus> from() {
        return switch (this) {
            case PRICED -> EnumSet.of(RECEIVED, AWAITING_PAYMENT);
            case AWAITING_PAYMENT, IN_REVIEW -> EnumSet.of(PRICED);
            case CHANGES_REQUESTED -> EnumSet.of(IN_REVIEW);
            case APPROVED -> EnumSet.of(PRICED, IN_REVIEW);
            case PRE_ORDERED -> EnumSet.of(APPROVED);
            case BACKORDERED -> EnumSet.of(APPROVED, PRE_ORDERED);
            case ALLOCATED -> EnumSet.of(APPROVED, PRE_ORDERED, BACKORDERED);
            case RELEASED -> EnumSet.of(ALLOCATED);
            case SHIPPED -> EnumSet.of(RELEASED);
            case DELIVERED -> EnumSet.of(SHIPPED);
            case COMPLETED -> EnumSet.of(DELIVERED);
            case CANCELLING -> EnumSet.range(RECEIVED, RELEASED);
            case REJECTED, CANCELLED -> EnumSet.of(CANCELLING);
            case RECEIVED, ON_HOLD -> EnumSet.noneOf(OrderStatus.class);
        };
    }

    /** Whether an order in this state has been in {@code target} before, so that a call that would bring it there comes late. */
    boolean isAtOrBeyond(OrderStatus target) {
        return LATER.getOrDefault(target, Set.of()).contains(this);
    }

    /** Whether nothing more happens to an order in this state. */
    public boolean isFinal() {
        return this == COMPLETED || this == REJECTED || this == CANCELLED;
    }

    /** Whether somebody has taken the order to sell it, and it is not undone since. */
    public boolean isSold() {
        return SOLD.contains(this);
    }

    /** Whether the order is being undone, or has been. */
    public boolean isClosing() {
        return CLOSING.contains(this);
    }

    /** Whether the lines may still be replaced: nothing is sold yet, and what is reserved while the rest of the money is short is given back. */
    public boolean isAmendable() {
        return AMENDABLE.contains(this);
    }

    private Set<OrderStatus> reached(Set<OrderStatus> seen) {
        if (seen.add(this)) {
            for (OrderStatus next : values()) {
                if (next.from().contains(this)) {
                    next.reached(seen);
                }
            }
        }
        return seen;
    }
}
