package dev.baton.order;

import dev.baton.platform.money.Money;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is to be remembered of an amendment.
 *
 * @param reason in the words of who asked for it; null if none was given
 * @param changes each in words
 * @param totalAfter what the new lines were said to cost; null if that was not reckoned
 * @param review whether the order is reviewed again; null if the rules were not asked, so that it is
 */
public record AmendmentNote(
        AmendmentKind kind,
        @Nullable String reason,
        List<String> changes,
        @Nullable Money totalAfter,
        @Nullable ReviewAgain review) {

    /** Of lines that were replaced without asking what that comes to. */
    static AmendmentNote plain(List<String> changes) {
        return new AmendmentNote(AmendmentKind.AMENDMENT, null, changes, null, null);
    }

    /** For the timeline. */
    String inWords() {
        StringBuilder words = new StringBuilder(changes.isEmpty() ? "Sent again as it is" : String.join("; ", changes));
        if (reason != null) {
            words.append(" (").append(reason).append(')');
        }
        words.append(". Prices and rules stay those of the order's start");
        if (totalAfter != null) {
            words.append("; the new total is ").append(totalAfter);
        }
        if (review != null) {
            words.append(review.keeps() ? ". The approval stands: " : ". It is reviewed again: ")
                    .append(review.reason());
        }
        return words.toString();
    }
}
