package dev.baton.customer;

import dev.baton.platform.money.Money;
import dev.baton.platform.paging.Cursor;
import dev.baton.platform.paging.Limit;
import dev.baton.platform.paging.Page;
import dev.baton.platform.problem.NotFoundException;
import dev.baton.platform.problem.RefusedException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The customers: looked up, listed, registered from files, and moved from one distributor to another. */
@Service
@Transactional
public class Customers {

    /** Who registers where nobody in particular does. */
    private static final String ITSELF = "baton";

    private final CustomerRegister register;
    private final Belongings belongings;
    private final ApplicationEventPublisher events;

    Customers(CustomerRegister register, Belongings belongings, ApplicationEventPublisher events) {
        this.register = register;
        this.belongings = belongings;
        this.events = events;
    }

    @Transactional(readOnly = true)
    public Optional<Customer> find(CustomerId id) {
        return register.find(id).map(Registration::customer);
    }

    /**
     * A page of customers by id.
     *
     * @param type only those of this type; null for all
     * @param region only those of this region; null for all
     * @param parent only those that belong to this distributor; null for all
     * @param only the one customer that the caller may see; null if it may see all
     * @param cursor where the page begins; null for the first
     */
    @Transactional(readOnly = true)
    public Page<Customer> list(
            @Nullable CustomerType type,
            @Nullable String region,
            @Nullable CustomerId parent,
            @Nullable String only,
            Limit limit,
            @Nullable String cursor) {
        List<Customer> found = register.list(type, region, parent, only, Cursor.readText(cursor),
                limit.andOneMore());
        return Page.of(found, limit, customer -> List.of(customer.id().value()));
    }

    /** The distributors that may sell to a customer in a currency, by id: all active ones but itself. */
    @Transactional(readOnly = true)
    public List<Customer> sellersTo(CustomerId buyer, String currency) {
        return register.sellersTo(buyer, currency);
    }

    /** The distributor to which a retailer belonged at that moment; empty if it belonged to none. */
    @Transactional(readOnly = true)
    public Optional<CustomerId> parentOf(CustomerId id, Instant at) {
        return belongings.parentOf(id, at);
    }

    /**
     * A page of what a retailer belonged to, newest first.
     *
     * @throws NotFoundException if there is no such customer
     */
    @Transactional(readOnly = true)
    public Page<Belonging> parents(CustomerId id, Limit limit, @Nullable String cursor) {
        if (register.find(id).isEmpty()) {
            throw new NotFoundException("customer " + id);
        }
        long before = Cursor.read(cursor, 1, number -> Long.valueOf(number.getFirst())).orElse(Long.MAX_VALUE);
        return Page.of(belongings.of(id, before, limit.andOneMore()), limit,
                numbered -> List.of(Long.toString(numbered.number()))).map(Belongings.Numbered::belonging);
    }

    /**
     * Lets a retailer belong to another distributor from now on, and publishes {@link CustomerRegistered}. Changes nothing if it belongs
     * there.
     *
     * @param reason told in its history
     * @throws NotFoundException if there is no such customer
     * @throws RefusedException (422) if it is no retailer, or the parent is no distributor that is active
     */
    public Customer move(CustomerId id, CustomerId parent, String reason, String by) {
        Registration known = register.lock(id).orElseThrow(() -> new NotFoundException("customer " + id));
        Customer before = known.customer();
        Customer after = before.under(parent);
        requireParent(after, true);
        if (parent.equals(before.parentId())) {
            return before;
        }
        register.put(new Registration(after, known.openingBalance()));
        belongings.follow(before, after, reason, by);
        events.publishEvent(new CustomerRegistered(after, known.openingBalance()));
        return after;
    }

    /** As {@link #register(Registration, String)}, where nobody in particular asks for it. */
    public boolean register(Registration asked) {
        return register(asked, ITSELF);
    }

    /**
     * Agrees on how much a customer may owe, whatever else of it changes meanwhile, and publishes {@link CustomerRegistered}.
     *
     * @throws NotFoundException (404) if there is no such customer
     * @throws RefusedException (422) if the customer buys in another currency, or whoever keeps what it owes refuses the limit
     */
    public void limit(CustomerId id, Money limit) {
        Registration known = register.lock(id).orElseThrow(() -> new NotFoundException("customer " + id));
        Customer before = known.customer();
        if (!before.currency().equals(limit.currency())) {
            throw new RefusedException("/limit",
                    "is in " + limit.currency() + ", the customer buys in " + before.currency());
        }
        Customer after = before.limitedTo(limit);
        if (!after.equals(before)) {
            register.put(new Registration(after, known.openingBalance()));
            events.publishEvent(new CustomerRegistered(after, known.openingBalance()));
        }
    }

    /**
     * Registers a customer, or changes a registered one, and publishes {@link CustomerRegistered}.
     *
     * @return false if the customer is registered exactly like this, so that nothing changes
     * @throws RefusedException if the parent is no registered distributor or the customer no retailer, or the currency or the opening
     *     balance would change
     */
    public boolean register(Registration asked, String by) {
        Optional<Registration> known = register.lock(asked.customer().id());
        Registration next = known.map(before -> change(before, asked)).orElse(asked);
        if (known.isPresent() && known.get().equals(next)) {
            return false;
        }
        requireParent(next.customer(), false);
        known.ifPresent(before -> requireNoRetailers(before.customer(), next.customer()));
        register.put(next);
        belongings.follow(known.map(Registration::customer).orElse(null), next.customer(), "So it was registered", by);
        events.publishEvent(new CustomerRegistered(next.customer(), next.openingBalance()));
        return true;
    }

    private static Registration change(Registration known, Registration asked) {
        if (!known.customer().currency().equals(asked.customer().currency())) {
            throw new RefusedException("/currency", "is " + known.customer().currency() + " and cannot change");
        }
        if (known.openingBalance() == null || asked.openingBalance() == null) {
            return new Registration(
                    asked.customer(), known.openingBalance() == null ? asked.openingBalance() : known.openingBalance());
        }
        if (!Objects.equals(known.openingBalance(), asked.openingBalance())) {
            throw new RefusedException(
                    "/openingBalance", "is " + known.openingBalance() + " and was posted; a top-up adds to it");
        }
        return asked;
    }

    private void requireParent(Customer customer, boolean active) {
        CustomerId id = customer.parentId();
        if (id == null) {
            return;
        }
        if (customer.type() != CustomerType.RETAILER) {
            throw new RefusedException("/parentId",
                    customer.id() + " is no retailer, and only a retailer belongs to a distributor");
        }
        Optional<Customer> parent = register.hold(id);
        if (parent.isEmpty()) {
            throw new RefusedException("/parentId", "there is no customer " + id);
        }
        if (parent.get().type() != CustomerType.DISTRIBUTOR) {
            throw new RefusedException("/parentId", id + " is no distributor");
        }
        if (active && parent.get().status() != CustomerStatus.ACTIVE) {
            throw new RefusedException("/parentId", id + " is " + parent.get().status());
        }
    }

    private void requireNoRetailers(Customer before, Customer after) {
        if (before.type() == CustomerType.DISTRIBUTOR && after.type() != CustomerType.DISTRIBUTOR
                && register.hasRetailers(after.id())) {
            throw new RefusedException("/type", "is DISTRIBUTOR, and retailers belong to it");
        }
    }
}
