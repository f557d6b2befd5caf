package dev.baton.payment.credit.dunning;

import java.time.Instant;
import java.util.UUID;

/**
 * A step of dunning.
 *
 * @param step which step of the item this is, from 1
 * @param level how far it has come, from 1
 * @param notice which notice the customer gets, in the rules' words
 * @param daysOverdue calendar days since the due date
 * @param creditStop whether the customer gets no new credit until the item is paid or given respite
 * @param rule the id of the row of {@code dunning-step} that chose the step
 * @param nextAt when the item is looked at again
 * @param askFinance whether a person of finance decides how it goes on
 */
public record Dunning(
        UUID receivableId,
        int step,
        int level,
        String notice,
        long daysOverdue,
        boolean creditStop,
        boolean askFinance,
        String rule,
        String reason,
        Instant dunnedAt,
        Instant nextAt) {}
