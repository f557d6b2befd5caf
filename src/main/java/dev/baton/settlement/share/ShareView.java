package dev.baton.settlement.share;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.baton.platform.money.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A share as it can be read.
 *
 * @param owner the distributor whose share it is; null for ours
 * @param basisPoints of the goods: 10,000 are all of them
 * @param amount VAT included
 * @param payoutAt from when it is the party's own
 * @param paidOutAt null while it waits
 */
public record ShareView(
        Party party,
        @JsonInclude @Nullable String owner,
        int basisPoints,
        Money amount,
        Money clawedBack,
        Instant payoutAt,
        @JsonInclude @Nullable Instant paidOutAt) {

    static ShareView of(Share share) {
        return new ShareView(share.party(), share.owner(), share.basisPoints(), share.amount(), share.clawedBack(),
                share.payoutAt(), share.paidOutAt());
    }
}
