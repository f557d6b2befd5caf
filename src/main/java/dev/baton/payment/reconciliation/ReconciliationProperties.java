package dev.baton.payment.reconciliation;

import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How bank statements are reconciled.
 *
 * @param maxSize the largest file that is taken
 * @param batch how many entries one job matches
 * @param amountWindow how far an amount may be from what is expected to be looked at at all, in minor units; the rules decide within
 * @param dayWindow how many days an entry may be from when it was expected to be looked at at all
 * @param lookAgain how often is looked whether what came meanwhile explains entries that are open
 * @param names for how long it is kept who paid a decided entry and what they wrote, from its booking on
 * @param payouts how to know what payment institutions pay out to us, by the institution's name
 */
@ConfigurationProperties("baton.payment.reconciliation")
record ReconciliationProperties(
        @DefaultValue("64MB") DataSize maxSize,
        @DefaultValue("50") int batch,
        @DefaultValue("100") long amountWindow,
        @DefaultValue("10") int dayWindow,
        @DefaultValue("15m") Duration lookAgain,
        @DefaultValue("730d") Duration names,
        @DefaultValue Map<String, Payout> payouts) {

    /**
     * How an institution's payout reads.
     *
     * @param text that is found in the name of the payer or in what it wrote, in small or capital letters
     * @param fee a pattern whose first group is the fee in major units, in what it wrote; null where the bank tells charges or there are none
     */
    record Payout(String text, @Nullable Pattern fee) {}
}
