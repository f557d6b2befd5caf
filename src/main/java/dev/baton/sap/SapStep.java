package dev.baton.sap;

import dev.baton.platform.fence.OrderId;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** What SAP is asked to do for an order, each at most once. */
enum SapStep {
    SALES_ORDER, GOODS_ISSUE, REVERSAL;

    /** 32 hex characters by which SAP knows a repeated request: the same for the same attempt, another one after a refusal. */
    String requestId(OrderId orderId, int attempt) {
        byte[] name = (orderId + "/" + name() + "/" + attempt).getBytes(StandardCharsets.UTF_8);
        return UUID.nameUUIDFromBytes(name).toString().replace("-", "");
    }
}
