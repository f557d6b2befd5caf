package dev.baton.settlement.share;

import dev.baton.ledger.AccountId;
import dev.baton.ledger.AccountKind;
import dev.baton.platform.money.Money;
import dev.baton.platform.money.Vat;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What of a settled part belongs to a party.
 *
 * @param owner the distributor whose share it is; null for ours
 * @param amount VAT included
 * @param clawedBack what it has given back of that by refunds
 * @param taxRate of the VAT within it that we owe
 * @param payoutAt from when it is the party's own
 * @param paidOutAt null while it waits
 */
record Share(
        UUID settlementId,
        Party party,
        @Nullable String owner,
        int basisPoints,
        Money amount,
        Money clawedBack,
        BigDecimal taxRate,
        Instant payoutAt,
        @Nullable Instant paidOutAt) {

    boolean isPaidOut() {
        return paidOutAt != null;
    }

    Money remaining() {
        return amount.minus(clawedBack);
    }

    /** Where so much of it is now, as far as it has not been given back. */
    List<Slice> lastOf(Money part) {
        return isPaidOut()
                ? paidOut(remaining(), remaining().minus(part))
                : Stream.of(new Slice(waitingOn(), part)).filter(slice -> slice.amount().isPositive()).toList();
    }

    /** The account on which it waits until it is paid out. */
    AccountId waitingOn() {
        return switch (party) {
            case MANUFACTURER -> ours(AccountKind.MANUFACTURER_SHARE);
            case SELLER -> sellers(AccountKind.SPLIT);
            case PLATFORM -> ours(AccountKind.PLATFORM_SHARE);
        };
    }

    /** Where all that is left of it belongs once it is paid out. */
    List<Slice> paidOut() {
        return paidOut(remaining(), Money.zero(amount.currency()));
    }

    /** What the tax is rounded to depends on all that is left, so that it is told by what is left before and after. */
    private List<Slice> paidOut(Money before, Money after) {
        Money tax = Vat.taxWithin(before, taxRate).minus(Vat.taxWithin(after, taxRate));
        AccountId own = switch (party) {
            case MANUFACTURER -> ours(AccountKind.REVENUE);
            case SELLER -> sellers(AccountKind.SETTLEMENT);
            case PLATFORM -> ours(AccountKind.COMMISSION_REVENUE);
        };
        return Stream.of(new Slice(own, before.minus(after).minus(tax)),
                new Slice(ours(AccountKind.TAX_PAYABLE), tax))
                .filter(slice -> slice.amount().isPositive())
                .toList();
    }

    private AccountId ours(AccountKind kind) {
        return AccountId.internal(kind, amount.currency());
    }

    private AccountId sellers(AccountKind kind) {
        return AccountId.of(String.valueOf(owner), kind, amount.currency());
    }
}
