package dev.baton.allocation.transfer.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.baton.allocation.transfer.TransferReceipts.Arrival;
import dev.baton.inventory.StockLine;
import dev.baton.platform.problem.Faults;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * @param document what it came with, which counts once
 * @param isFinal whether nothing more comes: what has not arrived is lost then
 * @param reason why it is, in the stock keeper's words; needed with the last one only
 */
record TransferReceiptRequest(
        @Nullable String document,
        @Nullable List<Lines.@Nullable Line> lines,
        @JsonProperty("final") @Nullable Boolean isFinal,
        @Nullable String reason) {

    private static final int LONGEST_REASON = 500;

    /** @throws dev.baton.platform.problem.InvalidRequestException with all faults */
    Arrival check() {
        Faults faults = new Faults();
        boolean last = Boolean.TRUE.equals(isFinal);
        String checkedDocument = faults.text("/document", document, ShipmentRequest.LONGEST_DOCUMENT);
        List<Lines.@Nullable Line> given = lines == null ? List.of() : lines;
        if (given.isEmpty() && !last) {
            faults.add("/lines", "must have at least one line, unless nothing more comes");
        }
        List<StockLine> checkedLines = Lines.check(given, faults);
        String checkedReason = "";
        if (last) {
            checkedReason = faults.text("/reason", reason, LONGEST_REASON);
        } else if (reason != null) {
            faults.add("/reason", "is for what is lost when nothing more comes");
        }
        faults.throwIfInvalid();
        return new Arrival(checkedDocument, checkedLines, last, checkedReason);
    }
}
