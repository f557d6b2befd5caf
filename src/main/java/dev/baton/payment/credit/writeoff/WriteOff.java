package dev.baton.payment.credit.writeoff;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.baton.platform.money.Money;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A bad debt that somebody wants to give up.
 *
 * @param amount what was proposed
 * @param posted what was written off; less than was proposed where some was paid before the approval
 * @param reason in the words of who proposed it
 * @param approvals how many different people must approve; null until the rules were asked
 * @param endedAt when it was posted, rejected or lapsed; null until then
 */
public record WriteOff(
        UUID id,
        UUID receivableId,
        Money amount,
        Money posted,
        String reason,
        WriteOffState state,
        @JsonInclude @Nullable Integer approvals,
        String proposedBy,
        Instant proposedAt,
        @JsonInclude @Nullable Instant endedAt) {}
