package dev.baton.product.price;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where a price comes from.
 *
 * @param id of the list; null for any other source
 * @param name of the list; null for any other source, and where only its id was kept
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PriceSource(Kind kind, @Nullable UUID id, @Nullable String name) {

    public static final PriceSource CATALOGUE = new PriceSource(Kind.CATALOGUE, null, null);
    public static final PriceSource LISTING = new PriceSource(Kind.LISTING, null, null);

    /** What a price can come from. */
    public enum Kind {
        /** The product's list price. */
        CATALOGUE,
        /** A price list. */
        LIST,
        /** The price at which a distributor lists the product for its retailers. */
        LISTING
    }

    /** @param list null for the catalogue */
    public static PriceSource of(@Nullable UUID list) {
        return list == null ? CATALOGUE : new PriceSource(Kind.LIST, list, null);
    }
}
