package dev.baton.product.supervision;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.baton.customer.CustomerId;
import dev.baton.platform.money.Money;
import dev.baton.product.Sku;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A price that left its band, and what became of it.
 *
 * @param kind {@code LISTING} or {@code PRICE_LIST}
 * @param sellerId who lists the product; null for a price in a list
 * @param listed whether it is to be listed; null for a price in a list
 * @param listId the list; null for a listing
 * @param rule that wants a person to look at it; empty where no rule speaks of it
 * @param comment in the words of who decided; null while nobody has
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PriceProposal(
        UUID id,
        String kind,
        @Nullable CustomerId sellerId,
        @Nullable Boolean listed,
        @Nullable UUID listId,
        Sku sku,
        Money price,
        String currency,
        ProposalState state,
        String rule,
        String reason,
        String proposedBy,
        Instant proposedAt,
        @Nullable String decidedBy,
        @Nullable Instant decidedAt,
        @Nullable String comment) {

    PriceSubject subject() {
        if (sellerId != null) {
            return new PriceSubject.OfListing(sellerId, sku);
        }
        if (listId == null) {
            throw new IllegalStateException("a price that is for nothing: " + id);
        }
        return new PriceSubject.OfList(listId, sku);
    }
}
