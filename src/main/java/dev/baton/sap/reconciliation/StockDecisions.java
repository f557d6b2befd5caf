package dev.baton.sap.reconciliation;

import dev.baton.inventory.StockKey;
import dev.baton.platform.money.Quantity;
import dev.baton.sap.reconciliation.StockAdjustments.Result;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Does with the differences above the limit what a person has decided. */
@Component
class StockDecisions {

    private final StoredStockLines lines;
    private final StockAdjustments adjustments;

    StockDecisions(StoredStockLines lines, StockAdjustments adjustments) {
        this.lines = lines;
        this.adjustments = adjustments;
    }

    /**
     * Both systems have gone on alike since, so that what was found is still the difference; but where the books were brought to
     * something else meanwhile it is not.
     *
     * @param since when SAP began to be read
     */
    void adjust(UUID run, Instant since, ReconciledLine line, @Nullable String by) {
        StockKey key = StoredStockLines.key(line);
        Quantity difference = Objects.requireNonNull(line.difference(), "it was compared");
        Result result = adjustments.post(run, key, difference, since, after -> !after.adjusted(),
                new StockAdjustments.Entry() {
                    @Override
                    public boolean lock() {
                        return lines.lock(run, key, Outcome.ABOVE_LIMIT).isPresent();
                    }

                    @Override
                    public void done() {
                        lines.decided(run, key, Outcome.ADJUSTED, Objects.requireNonNullElse(line.reason(), ""), by);
                    }
                });
        switch (result) {
            case Result.Posted posted -> {}
            case Result.DoneBefore before -> {}
            case Result.Overtaken overtaken ->
                lines.decided(run, key, Outcome.LEFT, "It was adjusted otherwise meanwhile", by);
            case Result.Refused refused -> lines.decided(run, key, Outcome.REFUSED, refused.why(), by);
        }
    }

    /** @param decided false if nobody did */
    void leave(UUID run, ReconciledLine line, boolean decided, @Nullable String by) {
        lines.decided(run, StoredStockLines.key(line), Outcome.LEFT,
                decided ? "It is left as it is" : "Nobody decided", by);
    }
}
