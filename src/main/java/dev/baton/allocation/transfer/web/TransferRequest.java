package dev.baton.allocation.transfer.web;

import dev.baton.allocation.transfer.TransferWish;
import dev.baton.inventory.StockLine;
import dev.baton.inventory.location.LocationId;
import dev.baton.platform.problem.Faults;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * @param from without it, the rules find a source
 * @param reference the stock keeper's own, which counts once for a location
 */
record TransferRequest(
        @Nullable String to,
        @Nullable String from,
        @Nullable String reference,
        @Nullable String reason,
        @Nullable List<Lines.@Nullable Line> lines) {

    private static final int LONGEST_REFERENCE = 100;
    private static final int LONGEST_REASON = 500;

    /** @throws dev.baton.platform.problem.InvalidRequestException with all faults */
    TransferWish check() {
        Faults faults = new Faults();
        LocationId destination = location("/to", to == null ? "" : to, faults);
        LocationId source = from == null ? null : location("/from", from, faults);
        if (source != null && source.equals(destination)) {
            faults.add("/from", "must be another location than it goes to");
        }
        String checkedReference = faults.text("/reference", reference, LONGEST_REFERENCE);
        if (reason != null && reason.length() > LONGEST_REASON) {
            faults.add("/reason", "has at most " + LONGEST_REASON + " characters");
        }
        if (lines == null || lines.isEmpty()) {
            faults.add("/lines", "must have at least one line");
        }
        List<StockLine> checkedLines = lines == null ? List.of() : Lines.check(lines, faults);
        faults.throwIfInvalid();
        if (destination == null) {
            throw new IllegalStateException("a faulty request got through");
        }
        return new TransferWish(destination, source, checkedLines, checkedReference,
                reason == null ? "" : reason.strip());
    }

    private static @Nullable LocationId location(String pointer, String id, Faults faults) {
        try {
            return new LocationId(id);
        } catch (IllegalArgumentException unfit) {
            faults.add(pointer, String.valueOf(unfit.getMessage()));
            return null;
        }
    }
}
