package dev.baton.allocation.transfer;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.baton.inventory.StockLine;
import java.time.Instant;
import java.util.List;

/**
 * What has arrived of a transfer with one document.
 *
 * @param lines one for each product; may be empty for the last one
 * @param isFinal whether nothing more comes, so that the rest is lost
 * @param reason why the rest is lost, in the stock keeper's words; empty if it is not the last one
 * @param lost what has not arrived by the last one
 */
public record TransferReceipt(
        String document,
        List<StockLine> lines,
        @JsonProperty("final") boolean isFinal,
        String reason,
        List<StockLine> lost,
        String receivedBy,
        Instant receivedAt) {

    public TransferReceipt {
        lines = List.copyOf(lines);
        lost = List.copyOf(lost);
    }

    /** Whether this is the same document, come again. */
    boolean isTwinOf(List<StockLine> others, boolean othersAreFinal) {
        return lines.equals(others) && isFinal == othersAreFinal;
    }
}
