package dev.baton.customer;

import dev.baton.platform.paging.Cursor;
import dev.baton.platform.paging.Limit;
import dev.baton.platform.paging.Page;
import dev.baton.platform.problem.RefusedException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The customers: looked up, listed, and registered from files. */
@Service
@Transactional
public class Customers {

    private final CustomerRegister register;
    private final ApplicationEventPublisher events;

    Customers(CustomerRegister register, ApplicationEventPublisher events) {
        this.register = register;
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
     * @param only the one customer that the caller may see; null if it may see all
     * @param cursor where the page begins; null for the first
     */
    @Transactional(readOnly = true)
    public Page<Customer> list(
            @Nullable CustomerType type,
            @Nullable String region,
            @Nullable String only,
            Limit limit,
            @Nullable String cursor) {
        List<Customer> found = register.list(type, region, only, Cursor.readText(cursor),
                limit.andOneMore());
        return Page.of(found, limit, customer -> List.of(customer.id().value()));
    }

    /**
     * Registers a customer, or changes a registered one, and publishes {@link CustomerRegistered}.
     *
     * @return false if the customer is registered exactly like this, so that nothing changes
     * @throws RefusedException if the parent is not registered, or the currency or the opening balance would change
     */
    public boolean register(Registration asked) {
        Optional<Registration> known = register.lock(asked.customer().id());
        Registration next = known.map(before -> change(before, asked)).orElse(asked);
        if (known.isPresent() && known.get().equals(next)) {
            return false;
        }
        requireParent(next.customer());
        register.put(next);
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

    private void requireParent(Customer customer) {
        CustomerId parent = customer.parentId();
        if (parent != null && register.find(parent).isEmpty()) {
            throw new RefusedException("/parentId", "there is no customer " + parent);
        }
    }
}
