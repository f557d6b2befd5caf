package dev.baton.payment.reconciliation.expectation;

import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How to know what payment institutions pay out to us.
 *
 * @param payouts by the institution's name
 */
@ConfigurationProperties("baton.payment.reconciliation")
record PayoutProperties(@DefaultValue Map<String, Payout> payouts) {

    /**
     * How an institution's payout reads.
     *
     * @param text that is found in the name of the payer or in what it wrote, in small or capital letters
     * @param fee a pattern whose first group is the fee in major units, in what it wrote; null where the bank tells charges or there are none
     */
    record Payout(String text, @Nullable Pattern fee) {}
}
