package dev.baton.settlement.share;

import dev.baton.platform.money.Money;
import dev.baton.platform.money.Shares;
import java.util.List;
import java.util.stream.IntStream;

/** What a share gives back of a refund. */
record ClawBack(Share share, Money amount) {

    /**
     * Takes a refund from shares, by largest remainder over what is left of each, the earlier one first on a tie: none gives more than is left of it.
     *
     * @throws IllegalArgumentException if less than that is left of them
     */
    static List<ClawBack> of(Money refund, List<Share> shares) {
        if (refund.compareTo(left(refund.currency(), shares)) > 0) {
            throw new IllegalArgumentException("less than " + refund + " is left of the shares");
        }
        List<Long> left = shares.stream().map(share -> share.remaining().minor()).toList();
        List<Long> parts = Shares.split(refund.minor(), left);
        return IntStream.range(0, parts.size())
                .filter(index -> parts.get(index) > 0)
                .mapToObj(index -> new ClawBack(shares.get(index), new Money(parts.get(index), refund.currency())))
                .toList();
    }

    /** What may still be refunded. */
    static Money left(String currency, List<Share> shares) {
        return shares.stream().map(Share::remaining).reduce(Money.zero(currency), Money::plus);
    }

    /** Where it is taken from. */
    List<Slice> sources() {
        return share.lastOf(amount);
    }
}
