package dev.baton.product.listing;

import static java.util.stream.Collectors.toUnmodifiableMap;

import dev.baton.customer.CustomerId;
import dev.baton.platform.money.Money;
import dev.baton.platform.time.BusinessCalendar;
import dev.baton.product.Product;
import dev.baton.product.Products;
import dev.baton.product.Sku;
import dev.baton.product.price.Buyer;
import dev.baton.product.price.Price;
import dev.baton.product.price.PriceSource;
import dev.baton.product.price.Prices;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Finds what products cost the retailers of a distributor. */
@Service
@Transactional(readOnly = true)
public class SellerPrices {

    /** The channel in which distributors sell to retailers, as orders and price lists name it. */
    public static final String CHANNEL = "RETAILER";

    private final StoredListings listings;
    private final Products products;
    private final Prices prices;
    private final BusinessCalendar calendar;

    SellerPrices(StoredListings listings, Products products, Prices prices, BusinessCalendar calendar) {
        this.listings = listings;
        this.products = products;
        this.prices = prices;
        this.calendar = calendar;
    }

    /**
     * What each of these products costs any retailer of the seller: at the price at which it lists it, or else by the lists for the channel
     * or the catalogue. Three queries, however many products there are.
     *
     * @param day in the business time zone; of one that is over, as it was at its end
     * @return without those products that do not exist
     */
    public Map<Sku, SellerPrice> of(CustomerId seller, Collection<Sku> skus, LocalDate day) {
        return of(seller, new Buyer(null, null, CHANNEL), skus, day);
    }

    /** The same for one retailer, for which or for whose tier there may be lists. */
    public Map<Sku, SellerPrice> of(CustomerId seller, Buyer retailer, Collection<Sku> skus, LocalDate day) {
        Map<Sku, Product> known = products.find(skus);
        Map<Sku, Price> fallback = prices.of(retailer, known.values(), day);
        Map<Sku, Listing> listed = listings.asOf(seller, known.keySet(), calendar.startOf(day.plusDays(1)));
        return known.values().stream().collect(toUnmodifiableMap(Product::sku,
                product -> price(product, fallback.getOrDefault(product.sku(), Price.ofCatalogue(product)),
                        listed.get(product.sku()))));
    }

    private static SellerPrice price(Product product, Price fallback, @Nullable Listing listing) {
        if (listing == null) {
            return SellerPrice.fallback(fallback, product.listed());
        }
        boolean listed = product.listed() && listing.listed();
        Money price = listing.price();
        if (price == null || !price.currency().equals(product.unitPrice().currency())) {
            return SellerPrice.fallback(fallback, listed);
        }
        return new SellerPrice(price, listed, true, PriceSource.LISTING,
                listing.sellerId() + " lists it at this price for its retailers");
    }
}
