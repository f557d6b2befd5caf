package dev.baton.payment.online;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Where the payment institutions are, and how patient we are with them.
 *
 * @param institutions by the name that the rules choose them by
 * @param authorisationPatience after which an authorisation that never reached its institution is given up
 * @param refundAttempts how often a refund that the institution refuses is asked for
 * @param firstPause before a failed request is tried again, doubled with each further failure
 * @param longestPause between two attempts
 * @param sweepInterval how often is looked for what is to be tried again
 */
@Validated
@ConfigurationProperties("baton.payment")
public record OnlineProperties(
        @DefaultValue @Valid Map<String, Institution> institutions,
        @DefaultValue("15m") Duration authorisationPatience,
        @DefaultValue("10") @Min(1) int refundAttempts,
        @DefaultValue("5s") Duration firstPause,
        @DefaultValue("1h") Duration longestPause,
        @DefaultValue("10s") Duration sweepInterval) {

    private static final int CALLS = 2;

    /**
     * One institution.
     *
     * @param url what its resources begin with
     * @param secret what it signs its notifications with; while it is empty none of them is taken
     * @param readTimeout how long to wait for an answer before the call counts as lost
     * @param settlingTime how long after a lost answer it may still be at work, so that a look-up cannot be trusted yet
     */
    public record Institution(
            @NotNull URI url,
            @DefaultValue("") String secret,
            @DefaultValue("2s") Duration connectTimeout,
            @DefaultValue("10s") Duration readTimeout,
            @DefaultValue("5s") Duration settlingTime) {

        /** How long a request may be under way at most, to the end of what it may still cause: it looks up, and asks. */
        Duration longestCall() {
            return connectTimeout.plus(readTimeout).multipliedBy(CALLS).plus(settlingTime);
        }

        @Override
        public String toString() {
            return url.toString();
        }
    }
}
