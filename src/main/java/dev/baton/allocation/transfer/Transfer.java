package dev.baton.allocation.transfer;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.baton.inventory.StockLine;
import dev.baton.inventory.location.LocationId;
import dev.baton.platform.fence.OrderId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Stock that is to move, moves or has moved from one location to another.
 *
 * @param from where it comes from; null until a source is found
 * @param fromNamed whether who asked named the source, so that no other is looked for
 * @param to where it goes; null until that is found, for an order
 * @param reference of who asked; null for an order
 * @param reason in the words of who asked; empty if none was given
 * @param requestedBy null for an order
 * @param orderId the order that waits for it; null if a stock keeper asked
 * @param revision of that order
 * @param rule the row of {@code transfer-rule} that allowed the source; null until one is found
 * @param approvedBy who approved, or {@code rules}; null until then
 * @param shipmentDueAt null until it is approved
 * @param shipmentDocument what it left with; null until then
 * @param receiptDueAt null until it has left
 * @param shipmentOverdueSince when it was noticed that it had not left in time; null if it was not
 * @param receiptOverdueSince when it was noticed that it had not arrived in time; null if it was not
 * @param note why nothing came of it; empty otherwise
 */
@SuppressWarnings("InvalidParam") // "rules" is what is written there, no misspelt "rule"
public record Transfer(
        UUID id,
        String number,
        TransferState state,
        @JsonInclude @Nullable LocationId from,
        @JsonIgnore boolean fromNamed,
        @JsonInclude @Nullable LocationId to,
        List<TransferLine> lines,
        @JsonInclude @Nullable String reference,
        String reason,
        @JsonInclude @Nullable String requestedBy,
        Instant requestedAt,
        @JsonInclude @Nullable OrderId orderId,
        @JsonIgnore @Nullable Integer revision,
        @JsonInclude @Nullable String rule,
        @JsonInclude @Nullable String ruleReason,
        @JsonInclude @Nullable String approvedBy,
        @JsonInclude @Nullable Instant shipmentDueAt,
        @Nullable Instant shipmentOverdueSince,
        @JsonInclude @Nullable String shipmentDocument,
        @JsonInclude @Nullable Instant shippedAt,
        @JsonInclude @Nullable Instant receiptDueAt,
        @Nullable Instant receiptOverdueSince,
        @JsonInclude @Nullable Instant endedAt,
        String note) {

    public Transfer {
        lines = List.copyOf(lines);
    }

    /** What is to be moved of each product. */
    @JsonIgnore
    List<StockLine> stock() {
        return lines.stream().map(TransferLine::stock).toList();
    }

    /** @throws IllegalStateException if no source is found yet */
    LocationId source() {
        if (from == null) {
            throw new IllegalStateException("transfer " + number + " has no source");
        }
        return from;
    }

    /** @throws IllegalStateException if it is not known yet where it goes */
    LocationId destination() {
        if (to == null) {
            throw new IllegalStateException("transfer " + number + " has no destination");
        }
        return to;
    }

    /** A document of it, as stock movements know it: unlike the same document of another transfer. */
    String document(String document) {
        return number + "/" + document;
    }

    /** How much of what goes from where to where, in words. */
    String inWords() {
        return number + " from " + from + " to " + to;
    }
}
