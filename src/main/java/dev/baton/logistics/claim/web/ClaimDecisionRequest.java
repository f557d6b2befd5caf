package dev.baton.logistics.claim.web;

import dev.baton.logistics.claim.CarrierClaim.Decision;
import dev.baton.platform.money.Money;
import dev.baton.platform.problem.Faults;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What finance says of a claim, as it was sent.
 *
 * @param amount what the carrier has accepted, in major units; all that is claimed where it is left out
 */
record ClaimDecisionRequest(
        @Schema(allowableValues = {
                "ACCEPT", "REJECT", "PAY"}, example = "ACCEPT") @Nullable String decision,
        @Schema(example = "120.00") @Nullable String amount,
        @Schema(example = "CNY") @Nullable String currency,
        @Nullable String comment) {

    private static final int LONGEST_COMMENT = 500;
    private static final List<String> DECISIONS = Arrays.stream(Decision.values()).map(Enum::name).toList();

    record Checked(Decision decision, @Nullable Money amount, @Nullable String comment) {}

    /** @throws dev.baton.platform.problem.InvalidRequestException with all faults */
    Checked check() {
        Faults faults = new Faults();
        if (decision == null || !DECISIONS.contains(decision)) {
            faults.add("/decision", "must be one of " + DECISIONS);
        }
        if (comment != null
                && (comment.length() > LONGEST_COMMENT || comment.chars().anyMatch(letter -> letter == 0))) {
            faults.add("/comment", "must be text of at most " + LONGEST_COMMENT + " characters");
        }
        if (amount != null && !"ACCEPT".equals(decision)) {
            faults.add("/amount", "is said with ACCEPT only");
        }
        if (amount != null && currency == null) {
            faults.add("/currency", "is missing");
        }
        Money money = amount == null || currency == null ? null : money(amount, currency, faults);
        faults.throwIfInvalid();
        return new Checked(Decision.valueOf(String.valueOf(decision)), money, comment);
    }

    private static @Nullable Money money(String amount, String currency, Faults faults) {
        try {
            Money money = Money.parse(amount, currency);
            if (money.isPositive()) {
                return money;
            }
            faults.add("/amount", "must be more than 0");
        } catch (IllegalArgumentException unreadable) {
            faults.add("/amount", String.valueOf(unreadable.getMessage()));
        }
        return null;
    }
}
