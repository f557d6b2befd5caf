package dev.baton.product.price;

import dev.baton.customer.Customer;
import dev.baton.customer.CustomerId;
import dev.baton.customer.Customers;
import dev.baton.platform.money.Money;
import dev.baton.platform.paging.Cursor;
import dev.baton.platform.paging.Limit;
import dev.baton.platform.paging.Page;
import dev.baton.platform.problem.Faults;
import dev.baton.platform.problem.NotFoundException;
import dev.baton.platform.problem.RefusedException;
import dev.baton.platform.security.Caller;
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
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The price lists: taken over from files, and listed. A caller that is bound to a customer sees those that could hold for it. */
@Service
@Transactional
public class PriceLists {

    private final StoredPriceLists lists;
    private final Products products;
    private final Customers customers;
    private final PriceChannels channels;
    private final Supervision supervision;
    private final PriceProposals proposals;

    PriceLists(
            StoredPriceLists lists,
            Products products,
            Customers customers,
            PriceChannels channels,
            Supervision supervision,
            PriceProposals proposals) {
        this.lists = lists;
        this.products = products;
        this.customers = customers;
        this.channels = channels;
        this.supervision = supervision;
        this.proposals = proposals;
    }

    /**
     * Judges a price before it is put, outside of any transaction, since the rules may be asked.
     *
     * @throws RefusedException (422) with all that does not fit: an unknown product, customer or channel, a currency in which the product
     *     is not sold or the customer does not buy; or if the rules of price supervision refuse the price
     * @throws dev.baton.platform.engine.EngineUnavailableException (503) if the rules cannot be asked
     */
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    public JudgedPrice judge(PriceListTerms terms, Sku sku, Money price) {
        Faults faults = new Faults();
        Product product = products.find(sku).orElse(null);
        check(terms, sku, product, faults);
        faults.throwIfRefused();
        return judge(terms, Objects.requireNonNull(product), price);
    }

    /**
     * Puts a price into a list, unless it leaves the product's band so that it has to wait for a person. The list is made if there is none
     * of its name; when it holds is changed if it is said otherwise.
     *
     * @return false if all of that is known exactly like this
     * @throws RefusedException (422) if the list is for others
     * @throws dev.baton.platform.problem.ConflictException (409) if the product's band has moved since it was judged
     */
    public boolean put(PriceListTerms terms, JudgedPrice judged, String by) {
        Sku sku = judged.product().sku();
        judged.requireStillFits(products.get(sku));
        PriceList list = lists.lock(terms, by);
        Faults faults = new Faults();
        terms.requireSameAs(list, faults);
        faults.throwIfRefused();
        boolean moved = !terms.holdsLike(list);
        if (moved) {
            lists.holds(list.id(), terms, by);
        }
        PriceSubject subject = new PriceSubject.OfList(list.id(), sku);
        if (judged.ruling().waits()) {
            return proposals.propose(subject, null, judged, by).isNew() || moved;
        }
        proposals.supersede(subject, by);
        return lists.put(list.id(), sku, Objects.requireNonNull(judged.price()), judged.ruling().clears(), by)
                || moved;
    }

    @EventListener
    void on(PriceApproved event) {
        PriceProposal approved = event.proposal();
        if (approved.listId() != null) {
            lists.put(approved.listId(), approved.sku(), approved.price(), true, approved.proposedBy());
        }
    }

    private JudgedPrice judge(PriceListTerms terms, Product product, Money price) {
        LocalDate until = terms.validUntil();
        PriceFacts facts = PriceFacts.of("PRICE_LIST", product, price, terms.tier(), terms.channel(), until == null
                ? PriceFacts.NO_END
                : ChronoUnit.DAYS.between(terms.validFrom(), until) + 1);
        return supervision.judge(terms.name() + ":" + product.sku(), product, price,
                lists.inForce(terms.name(), product.sku()).orElse(null), facts);
    }

    private void check(PriceListTerms terms, Sku sku, @Nullable Product product, Faults faults) {
        if (product == null) {
            faults.add("/sku", "there is no product " + sku);
        } else if (!product.unitPrice().currency().equals(terms.currency())) {
            faults.add("/currency", sku + " is sold in " + product.unitPrice().currency());
        }
        if (terms.channel() != null && !channels.names().contains(terms.channel())) {
            faults.add("/channel", "must be one of " + channels.names());
        }
        CustomerId customer = terms.customerId();
        Optional<Customer> known = customer == null ? Optional.empty() : customers.find(customer);
        if (customer != null && known.isEmpty()) {
            faults.add("/customerId", "there is no customer " + customer);
        } else if (known.isPresent() && !known.get().currency().equals(terms.currency())) {
            faults.add("/currency", customer + " buys in " + known.get().currency());
        }
    }

    /** A page of lists by name. */
    @Transactional(readOnly = true)
    public Page<PriceList> list(Caller caller, Limit limit, @Nullable String cursor) {
        String after = Cursor.readText(cursor);
        List<PriceList> found = caller.customerId() == null
                ? lists.list(after, limit.andOneMore())
                : lists.listFor(buyer(caller.customerId()), after, limit.andOneMore());
        return Page.of(found, limit, list -> List.of(list.name()));
    }

    /**
     * A page of a list's prices by product.
     *
     * @throws NotFoundException if the caller sees no such list
     */
    @Transactional(readOnly = true)
    public Page<PriceListEntry> entries(UUID id, Caller caller, Limit limit, @Nullable String cursor) {
        PriceList list = lists.find(id).filter(found -> sees(caller, found))
                .orElseThrow(() -> new NotFoundException("price list " + id));
        return Page.of(lists.entries(list, Cursor.readText(cursor), limit.andOneMore()), limit,
                entry -> List.of(entry.sku().value()));
    }

    private boolean sees(Caller caller, PriceList list) {
        if (caller.customerId() == null) {
            return true;
        }
        Buyer buyer = buyer(caller.customerId());
        return (list.customerId() == null || list.customerId().equals(buyer.customer()))
                && (list.tier() == null || list.tier().equals(buyer.tier()));
    }

    private Buyer buyer(String customer) {
        CustomerId id = new CustomerId(customer);
        return new Buyer(id, customers.find(id).map(Customer::tier).orElse(null), null);
    }
}
