package dev.baton.sap;

import dev.baton.platform.fence.OrderId;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * What is asked of SAP at most once: a step for an order, or for one of its parts.
 *
 * @param subject the part's id; the order's own for what is about the whole order
 */
record SapKey(OrderId orderId, SapStep step, UUID subject) {

    static SapKey of(OrderId orderId, SapStep step) {
        return new SapKey(orderId, step, orderId.value());
    }

    /** 32 hex characters by which SAP knows a repeated request: the same for the same attempt, another one after a refusal. */
    String requestId(int attempt) {
        String about = subject.equals(orderId.value()) ? "" : "/" + subject;
        byte[] name = (orderId + "/" + step + about + "/" + attempt).getBytes(StandardCharsets.UTF_8);
        return UUID.nameUUIDFromBytes(name).toString().replace("-", "");
    }
}
