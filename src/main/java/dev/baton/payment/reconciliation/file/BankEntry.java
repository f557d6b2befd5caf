package dev.baton.payment.reconciliation.file;

import dev.baton.platform.money.Money;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a bank booked on our account. Texts that the bank does not give are empty.
 *
 * @param valueDate from when it bears interest; null where the bank does not say
 * @param amount positive, whichever way it went
 * @param charges what was kept of the amount before it came, zero where the bank does not say
 * @param bankReference the bank's own reference, unique for the account
 * @param endToEndId what the payer gave as its reference
 * @param counterparty who paid or was paid: personal data
 * @param remittance what the payer wrote, line by line: may hold personal data
 */
public record BankEntry(
        LocalDate bookingDate,
        @Nullable LocalDate valueDate,
        Money amount,
        Direction direction,
        Money charges,
        String bankReference,
        String endToEndId,
        String counterparty,
        String remittance) {}
