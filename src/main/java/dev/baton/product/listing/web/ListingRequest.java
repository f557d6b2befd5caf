package dev.baton.product.listing.web;

import dev.baton.platform.money.Money;
import dev.baton.platform.problem.Faults;
import dev.baton.platform.problem.InvalidRequestException;
import dev.baton.product.listing.ListedPrice;
import org.jspecify.annotations.Nullable;

/**
 * What a distributor is to say of a product.
 *
 * @param price in major units of the product's currency; null for the price that it has anyway
 */
record ListingRequest(@Nullable Boolean listed, @Nullable String price) {

    /** Free of faults. */
    record Checked(boolean listed, @Nullable Money price) {}

    /** @throws InvalidRequestException with all faults */
    Checked check(String currency) {
        Faults faults = new Faults();
        if (listed == null) {
            faults.add("/listed", "must be true or false");
        }
        Money amount = null;
        try {
            amount = price == null ? null : ListedPrice.read(price, currency);
        } catch (InvalidRequestException unreadable) {
            unreadable.faults().forEach(fault -> faults.add(fault.pointer(), fault.detail()));
        }
        faults.throwIfInvalid();
        return new Checked(Boolean.TRUE.equals(listed), amount);
    }
}
