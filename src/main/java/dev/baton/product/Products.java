package dev.baton.product;

import static java.util.stream.Collectors.toUnmodifiableMap;

import dev.baton.platform.paging.Cursor;
import dev.baton.platform.paging.Limit;
import dev.baton.platform.paging.Page;
import dev.baton.platform.problem.NotFoundException;
import dev.baton.platform.problem.RefusedException;
import dev.baton.platform.time.BusinessCalendar;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The products: looked up by number, listed, and taken over from files. */
@Service
@Transactional
public class Products {

    private final Catalogue catalogue;
    private final BusinessCalendar calendar;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Products(Catalogue catalogue, BusinessCalendar calendar, ApplicationEventPublisher events, Clock clock) {
        this.catalogue = catalogue;
        this.calendar = calendar;
        this.events = events;
        this.clock = clock;
    }

    /** The products with these numbers; numbers that are not known are missing from the answer. */
    @Transactional(readOnly = true)
    public Map<Sku, Product> find(Collection<Sku> skus) {
        return catalogue.find(skus).stream().collect(toUnmodifiableMap(Product::sku, Function.identity()));
    }

    /** The product with this number; empty if it is not known. */
    @Transactional(readOnly = true)
    public Optional<Product> find(Sku sku) {
        return catalogue.find(List.of(sku)).stream().findFirst();
    }

    /** @throws NotFoundException (404) if there is no such product */
    @Transactional(readOnly = true)
    public Product get(Sku sku) {
        return find(sku).orElseThrow(() -> new NotFoundException("product " + sku));
    }

    /** How these products, and quantities of them, are told to people. */
    @Transactional(readOnly = true)
    public ProductLabels labels(Collection<Sku> skus) {
        return new ProductLabels(find(skus));
    }

    /**
     * A page of products by number.
     *
     * @param listed only those that are listed, or only those that are not; null for all
     * @param cursor where the page begins; null for the first
     */
    @Transactional(readOnly = true)
    public Page<Product> list(@Nullable Boolean listed, Limit limit, @Nullable String cursor) {
        List<Product> found = catalogue.list(listed, Cursor.readText(cursor), limit.andOneMore());
        return Page.of(found, limit, product -> List.of(product.sku().value()));
    }

    /** The day on which the last of these products is released; empty if all of them are. */
    @Transactional(readOnly = true)
    public Optional<LocalDate> releaseOf(Collection<Sku> skus) {
        return catalogue.releaseOf(skus, calendar.today(clock.instant()));
    }

    /**
     * Sets the day from which a product is sold, and publishes {@link ReleaseChanged} if it is another one than before.
     *
     * @param on null if it is sold already
     * @throws NotFoundException if there is no such product
     */
    public Product release(Sku sku, @Nullable LocalDate on) {
        if (catalogue.release(sku, on)) {
            events.publishEvent(new ReleaseChanged(sku, on));
        }
        return get(sku);
    }

    /**
     * Takes a product over: adds it, or changes the one with its number. Where it names no release date, the one that is known stays.
     *
     * @return false if it is known and exactly like this, so that nothing changes
     * @throws RefusedException if it is to be listed and is made no more
     */
    public boolean put(Product product) {
        if (product.listed()) {
            requireMade(product.sku());
        }
        boolean changed = catalogue.put(product);
        LocalDate on = product.releaseOn();
        boolean moved = on != null && catalogue.release(product.sku(), on);
        if (moved) {
            events.publishEvent(new ReleaseChanged(product.sku(), on));
        }
        return changed || moved;
    }

    private void requireMade(Sku sku) {
        String discontinued = catalogue.discontinued(List.of(sku)).get(sku);
        if (discontinued != null) {
            throw new RefusedException("/listed", sku + " cannot be listed: " + discontinued);
        }
    }
}
