package dev.baton.operations.tracking;

import dev.baton.order.OrderStatus;

/** Where an order is, as its customer would say it: who reviews it, or why, is nobody's business outside. */
public enum TrackingStatus {
    IN_PREPARATION("We have your order and are looking at it"),
    WAITING_FOR_PAYMENT("Your order waits for its payment"),
    WAITING_FOR_CHANGES("We have asked for changes of your order"),
    CONFIRMED("Your order is confirmed"),
    PRE_ORDERED("Your order waits for goods that are not on sale yet"),
    WAITING_FOR_GOODS("Your order waits for goods that are on their way to us"),
    PACKING("Your order is being made ready"),
    ON_ITS_WAY("Your order is on its way"),
    DELIVERED("Your order was delivered"),
    BEING_CANCELLED("Your order is being cancelled"),
    CANCELLED("Your order was cancelled");

    private final String text;

    TrackingStatus(String text) {
        this.text = text;
    }

    public String text() {
        return text;
    }

    static TrackingStatus of(OrderStatus status) {
        return switch (status) {
            case RECEIVED, PRICED, IN_REVIEW, ON_HOLD -> IN_PREPARATION;
            case AWAITING_PAYMENT -> WAITING_FOR_PAYMENT;
            case CHANGES_REQUESTED -> WAITING_FOR_CHANGES;
            case APPROVED -> CONFIRMED;
            case PRE_ORDERED -> PRE_ORDERED;
            case BACKORDERED -> WAITING_FOR_GOODS;
            case ALLOCATED, RELEASED -> PACKING;
            case SHIPPED -> ON_ITS_WAY;
            case DELIVERED, COMPLETED -> DELIVERED;
            case CANCELLING -> BEING_CANCELLED;
            case REJECTED, CANCELLED -> CANCELLED;
        };
    }

    /** Whether nothing more is to arrive. */
    boolean isOver() {
        return this == DELIVERED || this == BEING_CANCELLED || this == CANCELLED;
    }
}
