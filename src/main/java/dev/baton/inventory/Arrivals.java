package dev.baton.inventory;

import static java.util.stream.Collectors.toCollection;

import dev.baton.inventory.location.Location;
import dev.baton.platform.money.Quantity;
import dev.baton.product.Sku;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Stock that becomes available: whoever keeps a queue for it is asked before, and told after. */
@Component
class Arrivals {

    private final Stocks stocks;
    private final ObjectProvider<StockDemand> demands;
    private final ApplicationEventPublisher events;

    Arrivals(Stocks stocks, ObjectProvider<StockDemand> demands, ApplicationEventPublisher events) {
        this.stocks = stocks;
        this.demands = demands;
        this.events = events;
    }

    /**
     * Locks these products at a location, and with them all that those touch who wait for them. Comes first in its transaction.
     *
     * @return what is available of each
     */
    Map<StockKey, Quantity> lock(Location location, Collection<Sku> skus) {
        return lock(location, skus, skus);
    }

    /** The same where what is reserved of these products may be withdrawn: together with all that those touch who have it. */
    Map<StockKey, Quantity> lockReserved(Location location, Collection<Sku> skus) {
        Set<Sku> touched = new HashSet<>(skus);
        demands.forEach(demand -> touched.addAll(demand.awaitedByHolders(location, skus)));
        return lock(location, skus, touched);
    }

    private Map<StockKey, Quantity> lock(Location location, Collection<Sku> skus, Collection<Sku> touched) {
        Set<StockKey> awaited = demands.stream()
                .flatMap(demand -> demand.awaitedWith(location, touched).stream())
                .collect(toCollection(TreeSet::new));
        skus.forEach(sku -> awaited.add(new StockKey(location.id(), sku)));
        return stocks.lock(awaited);
    }

    void tell(Location location, Set<Sku> skus) {
        if (!skus.isEmpty()) {
            events.publishEvent(new StockArrived(location, skus));
        }
    }
}
