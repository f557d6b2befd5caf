package dev.baton.allocation.transfer;

import org.jspecify.annotations.Nullable;

/**
 * How it goes on with a transfer.
 *
 * @param notice what to tell those who are asked next; null if nothing
 */
public record TransferRuling(TransferVerdict verdict, @Nullable String notice) {

    static TransferRuling of(TransferVerdict verdict) {
        return new TransferRuling(verdict, null);
    }

    static TransferRuling ask(String notice) {
        return new TransferRuling(TransferVerdict.REVIEW, notice);
    }
}
