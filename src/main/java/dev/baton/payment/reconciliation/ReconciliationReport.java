package dev.baton.payment.reconciliation;

import dev.baton.payment.reconciliation.file.Direction;
import dev.baton.platform.money.Money;
import java.util.List;

/** What of the bank's entries is explained, what is open, and what differs from what was expected. */
public record ReconciliationReport(List<Line> items) {

    /**
     * The entries of one account, currency and direction: {@code matched}, {@code open} and {@code differing} add up to {@code all}.
     *
     * @param account our account at the bank
     * @param difference what came with the differing entries less what was expected
     */
    public record Line(
            String account,
            String currency,
            Direction creditDebit,
            Sum all,
            Sum matched,
            Sum open,
            Sum differing,
            Money difference) {}

    /** So many entries of so much. */
    public record Sum(int entries, Money amount) {}
}
