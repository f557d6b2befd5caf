package dev.baton.allocation.transfer;

import dev.baton.inventory.StockLine;
import dev.baton.inventory.location.LocationId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a stock keeper asks for.
 *
 * @param from null if the rules are to find a source
 * @param lines what it is to bring
 * @param reference the stock keeper's own, which counts once for a location
 * @param reason in the stock keeper's words; empty if none is given
 */
public record TransferWish(
        LocationId to,
        @Nullable LocationId from,
        List<StockLine> lines,
        String reference,
        String reason) {

    public TransferWish {
        lines = List.copyOf(lines);
    }
}
