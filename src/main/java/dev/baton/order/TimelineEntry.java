package dev.baton.order;

import java.time.Instant;
import java.util.List;

/**
 * Something that happened to an order.
 *
 * @param type such as {@code order.priced}
 * @param actor the caller or the person who did it, or the part of Baton
 * @param detail in words
 */
public record TimelineEntry(Instant at, String type, String actor, String detail) {

    /**
     * What begins so is between us and others: how risky the order is, whom else it was offered to and why they declined, what shares come to and whose
     * account is short, why it is held, what stands still within and who sees to it, what is claimed of carriers.
     */
    private static final List<String> OURS = List.of("risk.", "order.offer", "order.seller-sought",
            "settlement.paid-out", "return.refund-fails", "hold.", "incident.", "exception.", "process.",
            "shipment.claim");

    /** Whether those who act for a customer may know of it. */
    boolean isForCustomers() {
        return OURS.stream().noneMatch(type::startsWith);
    }
}
