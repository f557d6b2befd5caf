package dev.baton.settlement.period;

import dev.baton.platform.money.Money;
import java.time.Instant;
import java.time.YearMonth;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The settlement of a month with a customer.
 *
 * @param prepaid how its own money with us moved
 * @param receivable how what it owes moved; a debt is negative
 * @param approvedBy null for a draft, as is approvedAt
 */
public record PeriodSettlement(
        UUID id,
        String number,
        String customerId,
        String currency,
        YearMonth month,
        Turnover turnover,
        Movement prepaid,
        Movement receivable,
        Rebate rebate,
        PeriodStatus status,
        String generatedBy,
        Instant generatedAt,
        @Nullable String approvedBy,
        @Nullable Instant approvedAt) {

    /**
     * One settlement document of the month: an order, or the consignment of it that was settled; or the credit of goods that came back.
     *
     * @param invoice of a credit it is the credit itself
     * @param net as {@code tax} and {@code total}: negative for a credit
     */
    public record Line(
            String document,
            String order,
            String invoice,
            Instant settledAt,
            Money net,
            Money tax,
            Money total) {}
}
