package dev.baton.sap;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Where SAP is and how it is organised.
 *
 * @param url scheme, host and port; the services' paths are SAP's own
 * @param readTimeout how long to wait for an answer before the call counts as lost
 * @param settlingTime how long after a lost answer SAP may still be at work, so that a look-up cannot be trusted yet
 * @param unmapped what becomes of an id of ours that no mapping names
 * @param priceCondition condition type under which our net price of an item is handed over
 * @param freightCondition condition type under which our net freight of the order is handed over
 * @param rejectionReason SAP's reason for rejecting the items of a cancelled order
 * @param reconciliationPatience after which a reconciliation of stock that does not get on is given up when another one begins
 * @param decisionPatience after which differences of stock that wait for a person are left as they are when another reconciliation begins;
 *     longer than its process and what comes before it take
 * @param units SAP's units of measure by ours; a unit that is not named is handed over as it is
 */
@Validated
@ConfigurationProperties("baton.sap")
public record SapProperties(
        @NotNull URI url,
        @NotBlank String user,
        @NotBlank String password,
        @DefaultValue("2s") Duration connectTimeout,
        @DefaultValue("10s") Duration readTimeout,
        @DefaultValue("5s") Duration settlingTime,
        @DefaultValue("pass-through") UnmappedIds unmapped,
        @DefaultValue("OR") String salesOrderType,
        @DefaultValue("RE") String customerReturnType,
        @DefaultValue("1010") String salesOrganization,
        @DefaultValue("10") String distributionChannel,
        @DefaultValue("00") String division,
        @DefaultValue("PPR0") String priceCondition,
        @DefaultValue("HD00") String freightCondition,
        @DefaultValue("50") String rejectionReason,
        @DefaultValue("6h") Duration reconciliationPatience,
        @DefaultValue("4d") Duration decisionPatience,
        @DefaultValue Map<String, String> units) {

    private static final int CALLS = 5;

    /** What becomes of an id of ours that no mapping names. */
    public enum UnmappedIds {
        /** It is SAP's too, where it fits SAP's field. */
        PASS_THROUGH,
        /** The order is refused before SAP is asked. */
        REFUSE
    }

    /**
     * How long a step may be under way at most, from its intent to the end of what it may still cause: it looks up, fetches a token,
     * calls, and where the token is refused fetches another one and calls again.
     */
    Duration longestStep() {
        return connectTimeout.plus(readTimeout).multipliedBy(CALLS).plus(settlingTime);
    }
}
