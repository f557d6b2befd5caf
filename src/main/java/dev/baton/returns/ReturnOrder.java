package dev.baton.returns;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.baton.platform.engine.LostProcesses;
import dev.baton.platform.fence.OrderId;
import dev.baton.platform.money.Money;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A return or an exchange as it stood when it was read.
 *
 * @param number ours, such as {@code BR-2026-000001}: with it the goods are sent
 * @param policy what the rules say; null until they were asked
 * @param authorisedBy the rules or the person; null while it is not allowed
 * @param receiveBy until when the goods have to arrive; null while it is not allowed
 * @param inspectBy by when they are to be inspected; null until they have arrived
 * @param sapReturn the number of SAP's return order, for what the manufacturer sells; null while there is none
 * @param credit the number of the credit; null while nothing is credited, as {@code refunded} and {@code paidBack}
 * @param refunded all that is given back
 * @param paidBack what of that institutions were asked to pay back
 * @param replacementOrder the order of an exchange; null while there is none
 * @param endReason in words; null while it goes on
 * @param course which process it is in, from 1
 */
public record ReturnOrder(
        UUID id,
        String number,
        OrderId orderId,
        String orderNumber,
        String customerId,
        String channel,
        String currency,
        ReturnType type,
        ReturnReason reason,
        @JsonProperty("status") ReturnState state,
        String requestedBy,
        Instant requestedAt,
        @JsonInclude @Nullable ReturnPolicy policy,
        @JsonInclude @Nullable String authorisedBy,
        @JsonInclude @Nullable Instant authorisedAt,
        @JsonInclude @Nullable Instant receiveBy,
        @JsonInclude @Nullable Instant receivedAt,
        @JsonInclude @Nullable Instant inspectBy,
        @JsonInclude @Nullable String inspectedBy,
        @JsonInclude @Nullable Instant inspectedAt,
        @JsonInclude @Nullable String sapReturn,
        @JsonInclude @Nullable String credit,
        @JsonInclude @Nullable Money refunded,
        @JsonInclude @Nullable Money paidBack,
        @JsonInclude @Nullable OrderId replacementOrder,
        @JsonInclude @Nullable Instant endedAt,
        @JsonInclude @Nullable String endedBy,
        @JsonInclude @Nullable String endReason,
        @JsonIgnore int course,
        @JsonIgnore @Nullable Long processInstanceKey,
        List<ReturnLine> lines) implements LostProcesses.Driven {

    public ReturnOrder {
        lines = List.copyOf(lines);
    }

    ReturnOrder with(List<ReturnLine> those) {
        return new ReturnOrder(id, number, orderId, orderNumber, customerId, channel, currency, type, reason, state,
                requestedBy, requestedAt, policy, authorisedBy, authorisedAt, receiveBy, receivedAt, inspectBy,
                inspectedBy, inspectedAt, sapReturn, credit, refunded, paidBack, replacementOrder, endedAt, endedBy,
                endReason, course, processInstanceKey, those);
    }

    /** The lines of which we take back what has arrived. */
    @JsonIgnore
    public List<ReturnLine> accepted() {
        return lines.stream().filter(ReturnLine::isAccepted).toList();
    }

    /** Whether the manufacturer sells the goods, so that SAP has to know. */
    @JsonIgnore
    public boolean isThroughSap() {
        return channel.equals("DISTRIBUTOR");
    }
}
