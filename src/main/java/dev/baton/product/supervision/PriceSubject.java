package dev.baton.product.supervision;

import dev.baton.customer.CustomerId;
import dev.baton.product.Sku;
import java.util.UUID;

/** Where a price stands, or is to stand. */
public sealed interface PriceSubject {

    Sku sku();

    /** What it is known by while a price comes for it. */
    String key();

    /** The word by which rules and answers tell it. */
    String kind();

    /** What a distributor says of a product to its retailers. */
    record OfListing(CustomerId seller, Sku sku) implements PriceSubject {

        @Override
        public String key() {
            return seller + ":" + sku;
        }

        @Override
        public String kind() {
            return "LISTING";
        }
    }

    /** A product's price in a price list. */
    record OfList(UUID list, Sku sku) implements PriceSubject {

        @Override
        public String key() {
            return list + ":" + sku;
        }

        @Override
        public String kind() {
            return "PRICE_LIST";
        }
    }
}
