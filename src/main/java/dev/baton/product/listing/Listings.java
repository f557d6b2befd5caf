package dev.baton.product.listing;

import dev.baton.customer.Customer;
import dev.baton.customer.CustomerId;
import dev.baton.customer.CustomerType;
import dev.baton.customer.Customers;
import dev.baton.platform.money.Money;
import dev.baton.platform.paging.Cursor;
import dev.baton.platform.paging.Limit;
import dev.baton.platform.paging.Page;
import dev.baton.platform.problem.Faults;
import dev.baton.platform.problem.NotFoundException;
import dev.baton.platform.problem.RefusedException;
import dev.baton.product.Product;
import dev.baton.product.Products;
import dev.baton.product.Sku;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What distributors say of products to their retailers. */
@Service
@Transactional
public class Listings {

    private final StoredListings listings;
    private final Customers customers;
    private final Products products;

    Listings(StoredListings listings, Customers customers, Products products) {
        this.listings = listings;
        this.customers = customers;
        this.products = products;
    }

    /**
     * Puts a listing in place of what the seller said before of the product.
     *
     * @param price null for the price that it has anyway
     * @return false if that is what the seller says already
     * @throws RefusedException (422) if there is no such product or distributor, or the product is sold in another currency
     */
    public boolean put(CustomerId seller, Sku sku, boolean listed, @Nullable Money price, String by) {
        Faults faults = new Faults();
        Optional<Customer> known = customers.find(seller);
        if (known.isEmpty()) {
            faults.add("/sellerId", "there is no customer " + seller);
        } else if (known.get().type() != CustomerType.DISTRIBUTOR) {
            faults.add("/sellerId", seller + " is no distributor");
        }
        Product product = products.find(List.of(sku)).get(sku);
        if (product == null) {
            faults.add("/sku", "there is no product " + sku);
        } else if (price != null && !price.currency().equals(product.unitPrice().currency())) {
            faults.add("/price", sku + " is sold in " + product.unitPrice().currency());
        }
        faults.throwIfRefused();
        String currency = product == null ? "" : product.unitPrice().currency();
        return listings.put(seller, sku, listed, price, currency, by);
    }

    /** What a seller says of a product, of which it has said something. */
    @Transactional(readOnly = true)
    public Listing get(CustomerId seller, Sku sku) {
        return listings.get(seller, sku);
    }

    /**
     * A page of what a seller says, by product.
     *
     * @param listed only what it lists, or only what it does not; null for all
     * @throws NotFoundException if there is no such customer
     */
    @Transactional(readOnly = true)
    public Page<Listing> list(CustomerId seller, @Nullable Boolean listed, Limit limit, @Nullable String cursor) {
        requireKnown(seller);
        return Page.of(listings.list(seller, listed, Cursor.readText(cursor), limit.andOneMore()), limit,
                listing -> List.of(listing.sku().value()));
    }

    /**
     * A page of all that a seller ever said of a product, newest first.
     *
     * @throws NotFoundException if there is no such customer
     */
    @Transactional(readOnly = true)
    public Page<Listing> versions(CustomerId seller, Sku sku, Limit limit, @Nullable String cursor) {
        requireKnown(seller);
        long before = Cursor.read(cursor, 1, version -> Long.valueOf(version.getFirst())).orElse(Long.MAX_VALUE);
        return Page.of(listings.versions(seller, sku, before, limit.andOneMore()), limit,
                listing -> List.of(Long.toString(listing.version())));
    }

    private void requireKnown(CustomerId seller) {
        if (customers.find(seller).isEmpty()) {
            throw new NotFoundException("customer " + seller);
        }
    }
}
