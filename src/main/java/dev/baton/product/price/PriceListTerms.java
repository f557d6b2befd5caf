package dev.baton.product.price;

import dev.baton.customer.CustomerId;
import dev.baton.platform.problem.Faults;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a file says of a price list in each of its rows.
 *
 * @param validUntil the last day, included; null for no end
 */
public record PriceListTerms(
        String name,
        @Nullable String channel,
        @Nullable String tier,
        @Nullable CustomerId customerId,
        String currency,
        LocalDate validFrom,
        @Nullable LocalDate validUntil) {

    private static final int LONGEST = 80;

    /** @throws IllegalArgumentException if it ends before it begins, or a name is too long */
    public PriceListTerms {
        if (validUntil != null && validUntil.isBefore(validFrom)) {
            throw new IllegalArgumentException("validUntil must not be before validFrom");
        }
        if (name.length() > LONGEST || tier != null && tier.length() > LONGEST) {
            throw new IllegalArgumentException("list and tier have up to " + LONGEST + " characters");
        }
    }

    /** Notes what a list that is known does not change. */
    void requireSameAs(PriceList known, Faults faults) {
        require("/channel", known.channel(), channel, faults);
        require("/tier", known.tier(), tier, faults);
        require("/customerId", known.customerId(), customerId, faults);
        require("/currency", known.currency(), currency, faults);
    }

    boolean holdsLike(PriceList known) {
        return validFrom.equals(known.validFrom()) && Objects.equals(validUntil, known.validUntil());
    }

    private void require(String pointer, @Nullable Object known, @Nullable Object asked, Faults faults) {
        if (!Objects.equals(known, asked)) {
            faults.add(pointer, "of list %s is %s and cannot change".formatted(name, known == null ? "empty" : known));
        }
    }
}
