package dev.baton.product;

import dev.baton.customer.CustomerId;
import dev.baton.platform.money.Money;
import dev.baton.product.listing.ListingOutcome;
import dev.baton.product.listing.Listings;
import dev.baton.product.price.PriceListTerms;
import dev.baton.product.price.PriceLists;

/** Puts prices as files and callers do: judged first, outside of any transaction. */
public final class PriceDesk {

    private PriceDesk() {}

    public static boolean put(PriceLists lists, PriceListTerms terms, Sku sku, Money price, String by) {
        return lists.put(terms, lists.judge(terms, sku, price), by);
    }

    public static ListingOutcome put(
            Listings listings,
            CustomerId seller,
            Sku sku,
            boolean listed,
            Money price,
            String by) {
        return listings.put(seller, sku, listed, listings.judge(seller, sku, price), by);
    }
}
