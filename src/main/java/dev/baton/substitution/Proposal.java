package dev.baton.substitution;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.baton.platform.fence.OrderId;
import dev.baton.platform.money.Money;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a customer is offered in place of what is missing.
 *
 * @param revision of the order that it is about
 * @param total what the order costs as it is
 * @param newTotal what it costs with the lines replaced, by the rules and prices of when it was proposed
 * @param expiresAt by when it is to be decided
 * @param decidedBy the caller, or the part of Baton that ended it; null while it is open
 * @param note why it was withdrawn; otherwise empty
 */
public record Proposal(
        UUID id,
        OrderId orderId,
        int revision,
        ProposalState state,
        List<Replacement> lines,
        String currency,
        Money total,
        Money newTotal,
        Instant proposedAt,
        Instant expiresAt,
        @Nullable String decidedBy,
        @Nullable Instant decidedAt,
        String note) {

    public Proposal {
        lines = List.copyOf(lines);
    }

    /** What the customer pays more; negative where it is less. */
    @JsonProperty
    public Money difference() {
        return newTotal.minus(total);
    }

    boolean isOpen() {
        return state == ProposalState.PROPOSED;
    }

    /** Whether the time to decide is over. */
    boolean isOver(Instant now) {
        return !now.isBefore(expiresAt);
    }

    String inWords() {
        return String.join(", ", lines.stream().map(Replacement::inWords).toList());
    }
}
