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
import dev.baton.product.supervision.JudgedPrice;
import dev.baton.product.supervision.PriceApproved;
import dev.baton.product.supervision.PriceFacts;
import dev.baton.product.supervision.PriceProposal;
import dev.baton.product.supervision.PriceProposals;
import dev.baton.product.supervision.PriceSubject;
import dev.baton.product.supervision.Supervision;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What distributors say of products to their retailers. */
@Service
@Transactional
public class Listings {

    private final StoredListings listings;
    private final Customers customers;
    private final Products products;
    private final Supervision supervision;
    private final PriceProposals proposals;

    Listings(
            StoredListings listings,
            Customers customers,
            Products products,
            Supervision supervision,
            PriceProposals proposals) {
        this.listings = listings;
        this.customers = customers;
        this.products = products;
        this.supervision = supervision;
        this.proposals = proposals;
    }

    /**
     * Judges a price before it is put, outside of any transaction, since the rules may be asked.
     *
     * @param price null for the price that the product has anyway
     * @throws RefusedException (422) if there is no such product or distributor, the product is sold in another currency, or the rules
     *     of price supervision refuse the price
     * @throws dev.baton.platform.engine.EngineUnavailableException (503) if the rules cannot be asked
     */
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    public JudgedPrice judge(CustomerId seller, Sku sku, @Nullable Money price) {
        Faults faults = new Faults();
        Optional<Customer> known = customers.find(seller);
        if (known.isEmpty()) {
            faults.add("/sellerId", "there is no customer " + seller);
        } else if (known.get().type() != CustomerType.DISTRIBUTOR) {
            faults.add("/sellerId", seller + " is no distributor");
        }
        Product product = products.find(sku).orElse(null);
        if (product == null) {
            faults.add("/sku", "there is no product " + sku);
        } else if (price != null && !price.currency().equals(product.unitPrice().currency())) {
            faults.add("/price", sku + " is sold in " + product.unitPrice().currency());
        }
        faults.throwIfRefused();
        Product sold = Objects.requireNonNull(product);
        PriceFacts facts = PriceFacts.of("LISTING", sold, price == null ? sold.unitPrice() : price,
                known.orElseThrow().tier(), SellerPrices.CHANNEL, PriceFacts.NO_END);
        return supervision.judge(seller + ":" + sku, sold, price,
                listings.find(seller, sku).map(Listing::price).orElse(null), facts);
    }

    /**
     * Puts a listing in place of what the seller said before of the product, or lets it wait for a person as it was judged.
     *
     * @throws dev.baton.platform.problem.ConflictException (409) if the product's band has moved since it was judged
     */
    public ListingOutcome put(CustomerId seller, Sku sku, boolean listed, JudgedPrice judged, String by) {
        judged.requireStillFits(products.get(sku));
        PriceSubject subject = new PriceSubject.OfListing(seller, sku);
        if (judged.ruling().waits()) {
            PriceProposals.Proposed proposed = proposals.propose(subject, listed, judged, by);
            return new ListingOutcome.Waits(proposed.proposal(), proposed.isNew());
        }
        proposals.supersede(subject, by);
        boolean isNew = listings.put(seller, sku, listed, judged.price(),
                judged.product().unitPrice().currency(), by);
        return new ListingOutcome.InForce(listings.find(seller, sku).orElseThrow(), isNew);
    }

    @EventListener
    void on(PriceApproved event) {
        PriceProposal approved = event.proposal();
        if (approved.sellerId() != null) {
            listings.put(approved.sellerId(), approved.sku(), Boolean.TRUE.equals(approved.listed()),
                    approved.price(), approved.currency(), approved.proposedBy());
        }
    }

    /** What a seller says of a product, of which it has said something. */
    @Transactional(readOnly = true)
    public Listing get(CustomerId seller, Sku sku) {
        return listings.find(seller, sku).orElseThrow();
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
