package dev.baton.payment.reconciliation;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.baton.payment.reconciliation.file.Direction;
import dev.baton.platform.money.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An entry as finance reads it.
 *
 * @param account our account at the bank
 * @param reference the bank's own
 * @param counterparty who paid or was paid: personal data
 * @param difference what came less what was expected; null while it is not matched
 * @param rule the id of the rule that judged it
 * @param reminders how often finance was reminded of it
 * @param matches what it is for, or is proposed for
 * @param assignedTo the account that a person has named
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record EntryView(
        UUID id,
        UUID statementId,
        String account,
        LocalDate bookingDate,
        @Nullable LocalDate valueDate,
        Money amount,
        Money charges,
        String currency,
        Direction creditDebit,
        String reference,
        String endToEndId,
        String counterparty,
        String remittance,
        EntryState state,
        @Nullable Money difference,
        @Nullable String rule,
        @Nullable String reason,
        int reminders,
        List<Match> matches,
        @Nullable String assignedTo,
        @Nullable String decidedBy,
        @Nullable Instant decidedAt,
        @Nullable String note) {

    /**
     * What an entry is for.
     *
     * @param kind such as {@code VOUCHER}, {@code ORDER}, {@code PAYOUT}
     * @param subject its id
     * @param expected what was expected
     * @param settled what the entry settles of it; null while it is only proposed
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record Match(String kind, String subject, String what, Money expected, @Nullable Money settled) {}
}
