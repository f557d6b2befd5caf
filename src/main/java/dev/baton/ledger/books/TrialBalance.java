package dev.baton.ledger.books;

import dev.baton.ledger.AccountKind;
import dev.baton.platform.money.Money;
import java.util.List;

/**
 * The general ledger of a period, rolled up by what accounts are for. A balance is what was credited less what was debited, so that what we
 * have is negative and what we owe or have earned is positive; all balances of a currency add up to nothing.
 */
public record TrialBalance(List<Line> lines, List<Total> totals) {

    public TrialBalance {
        lines = List.copyOf(lines);
        totals = List.copyOf(totals);
    }

    /**
     * All accounts of one kind in one currency.
     *
     * @param opening the balance before the period
     * @param debits what left the accounts in the period
     * @param credits what reached them in the period
     * @param closing the balance at its end
     */
    public record Line(AccountKind kind, String currency, Money opening, Money debits, Money credits, Money closing) {}

    /** @param balanced whether as much was credited as debited, before and within the period */
    public record Total(String currency, Money debits, Money credits, boolean balanced) {

        static Total of(String currency, List<Line> lines) {
            Money none = Money.zero(currency);
            Money debits = lines.stream().map(Line::debits).reduce(none, Money::plus);
            Money credits = lines.stream().map(Line::credits).reduce(none, Money::plus);
            Money opening = lines.stream().map(Line::opening).reduce(none, Money::plus);
            Money closing = lines.stream().map(Line::closing).reduce(none, Money::plus);
            return new Total(currency, debits, credits,
                    debits.equals(credits) && opening.isZero() && closing.isZero());
        }
    }
}
