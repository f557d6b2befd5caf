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
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The price lists: taken over from files, and listed. A caller that is bound to a customer sees those that could hold for it. */
@Service
@Transactional
public class PriceLists {

    private final StoredPriceLists lists;
    private final Products products;
    private final Customers customers;
    private final PriceChannels channels;

    PriceLists(StoredPriceLists lists, Products products, Customers customers, PriceChannels channels) {
        this.lists = lists;
        this.products = products;
        this.customers = customers;
        this.channels = channels;
    }

    /**
     * Puts a price into a list. The list is made if there is none of its name; when it holds is changed if it is said otherwise.
     *
     * @return false if all of that is known exactly like this
     * @throws RefusedException (422) with all that does not fit: an unknown product, customer or channel, a currency in which the product
     *     is not sold or the customer does not buy, a list that is for others
     */
    public boolean put(PriceListTerms terms, Sku sku, Money price, String by) {
        Faults faults = new Faults();
        check(terms, sku, faults);
        faults.throwIfRefused();
        PriceList list = lists.lock(terms, by);
        terms.requireSameAs(list, faults);
        faults.throwIfRefused();
        boolean moved = !terms.holdsLike(list);
        if (moved) {
            lists.holds(list.id(), terms, by);
        }
        return lists.put(list.id(), sku, price, by) || moved;
    }

    private void check(PriceListTerms terms, Sku sku, Faults faults) {
        Product product = products.find(List.of(sku)).get(sku);
        if (product == null) {
            faults.add("/sku", "there is no product " + sku);
        } else if (!product.unitPrice().currency().equals(terms.currency())) {
            faults.add("/currency", sku + " is sold in " + product.unitPrice().currency());
        }
        if (terms.channel() != null && !channels.names().contains(terms.channel())) {
            faults.add("/channel", "must be one of " + channels.names());
        }
        CustomerId customer = terms.customerId();
        if (customer == null) {
            return;
        }
        Optional<Customer> known = customers.find(customer);
        if (known.isEmpty()) {
            faults.add("/customerId", "there is no customer " + customer);
        } else if (!known.get().currency().equals(terms.currency())) {
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
