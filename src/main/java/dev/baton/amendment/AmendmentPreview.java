package dev.baton.amendment;

import dev.baton.order.ReviewAgain;
import dev.baton.platform.money.Money;
import dev.baton.promotion.Quote;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an amendment would come to.
 *
 * @param changes each in words; empty if it would change nothing
 * @param price of the order as it would be: lines, discounts with their reasons, totals, what the check finds
 * @param totalBefore what the order costs now
 * @param difference between the new total and that; negative if it would cost less
 * @param reviewedAgain whether the rules, and a person if they say so, look at it again
 * @param review by which rule, and why
 * @param rules the version of the process whose rules it goes by; null where that is the latest
 */
public record AmendmentPreview(
        List<String> changes,
        Quote price,
        Money totalBefore,
        Money difference,
        boolean reviewedAgain,
        ReviewAgain review,
        @Nullable String rules) {}
