package dev.baton.payment.online;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Where the payment institutions are, and how patient we are with them.
 *
 * @param url the gateway; an institution that has no url of its own is below it, at {@code /institutions/<name>}
 * @param secret what institutions sign their notifications with that have no secret of their own; while it is empty none is taken
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
        @NotNull URI url,
        @DefaultValue("") String secret,
        @DefaultValue @Valid Map<String, Institution> institutions,
        @DefaultValue("15m") Duration authorisationPatience,
        @DefaultValue("10") @Min(1) int refundAttempts,
        @DefaultValue("5s") Duration firstPause,
        @DefaultValue("1h") Duration longestPause,
        @DefaultValue("10s") Duration sweepInterval) {

    private static final int CALLS = 2;

    /** What the resources of an institution begin with. */
    URI urlOf(String institution) {
        URI own = get(institution).url();
        return own == null ? URI.create(url + "/institutions/" + institution) : own;
    }

    /** What an institution signs with; empty if nothing of it is taken. */
    String secretOf(String institution) {
        String own = get(institution).secret();
        return own == null ? secret : own;
    }

    /** @throws IllegalStateException if it is not set up */
    Institution get(String institution) {
        Institution found = institutions.get(institution);
        if (found == null) {
            throw new IllegalStateException("no payment institution " + institution + " is set up");
        }
        return found;
    }

    @Override
    public String toString() {
        return "payment institutions " + institutions.keySet();
    }

    /**
     * One institution.
     *
     * @param url what its resources begin with; null below the gateway
     * @param secret what it signs its notifications with; null for the same as others
     * @param readTimeout how long to wait for an answer before the call counts as lost
     * @param settlingTime how long after a lost answer it may still be at work, so that a look-up cannot be trusted yet
     */
    public record Institution(
            @Nullable URI url,
            @Nullable String secret,
            @DefaultValue("2s") Duration connectTimeout,
            @DefaultValue("10s") Duration readTimeout,
            @DefaultValue("5s") Duration settlingTime) {

        /** How long a request may be under way at most, to the end of what it may still cause: it looks up, and asks. */
        Duration longestCall() {
            return connectTimeout.plus(readTimeout).multipliedBy(CALLS).plus(settlingTime);
        }

        @Override
        public String toString() {
            return "institution at " + url;
        }
    }
}
