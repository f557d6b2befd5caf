package dev.baton.inventory;

import dev.baton.inventory.location.Location;
import dev.baton.inventory.location.LocationId;
import dev.baton.inventory.location.Locations;
import dev.baton.platform.money.Quantity;
import dev.baton.platform.paging.Limit;
import dev.baton.platform.paging.Page;
import dev.baton.platform.problem.ConflictException;
import dev.baton.platform.problem.NotFoundException;
import dev.baton.product.Sku;
import java.time.Clock;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Sets stock aside at a location for a channel. Orders of another channel see what is available without it; orders of the channel use it
 * up first, and give it back with their reservation. What stock keepers enter does not ask for it.
 */
@Service
@Transactional
public class RingFences {

    private final Locations locations;
    private final StoredFences fences;
    private final Arrivals arrivals;
    private final Clock clock;

    RingFences(Locations locations, StoredFences fences, Arrivals arrivals, Clock clock) {
        this.locations = locations;
        this.fences = fences;
        this.arrivals = arrivals;
        this.clock = clock;
    }

    /**
     * Sets so much aside, in place of what was. Setting the same again changes nothing.
     *
     * @param quantity with what of it is used already
     * @throws NotFoundException if there is no such location
     * @throws ConflictException if less is available that is not set aside for others, or more is used already
     */
    public RingFence set(LocationId id, Sku sku, String channel, Quantity quantity, String by) {
        Location location = locations.require(id);
        StockKey key = new StockKey(id, sku);
        Map<StockKey, Quantity> available = arrivals.lock(location, Set.of(sku));
        Optional<RingFence> before = fences.find(key, channel);
        if (before.isPresent() && before.get().quantity().equals(quantity)) {
            return before.get();
        }
        Quantity leftBefore = before.map(RingFence::left).orElse(Quantity.ZERO);
        Quantity left = quantity.minus(before.map(RingFence::used).orElse(Quantity.ZERO));
        if (left.isNegative()) {
            throw new ConflictException("More than " + quantity + " is used of what is set aside of " + sku + " at "
                    + id + " for " + channel + ".");
        }
        Quantity free = available.getOrDefault(key, Quantity.ZERO)
                .minus(fences.of(Set.of(key)).others(key, channel));
        if (left.compareTo(leftBefore) > 0 && left.compareTo(free) > 0) {
            throw new ConflictException("Of " + sku + " at " + id + " " + free
                    + " is available that is not set aside for other channels, " + left + " wanted.");
        }
        fences.put(key, channel, quantity, left, by, clock.instant());
        // more that is set aside is more for those of the channel who wait behind others
        if (!left.equals(leftBefore)) {
            arrivals.tell(location, Set.of(sku));
        }
        return fences.find(key, channel).orElseThrow();
    }

    /**
     * Gives back to everybody what is left. What was reserved by it stays reserved.
     *
     * @throws NotFoundException if nothing is set aside there for the channel
     */
    public void end(LocationId id, Sku sku, String channel) {
        Location location = locations.require(id);
        StockKey key = new StockKey(id, sku);
        arrivals.lock(location, Set.of(sku));
        if (fences.find(key, channel).isEmpty()) {
            throw new NotFoundException("ring fence of " + sku + " at " + id + " for " + channel);
        }
        fences.end(key, channel, clock.instant());
        arrivals.tell(location, Set.of(sku));
    }

    /** What is left of the fences around this stock; holds for as long as the caller keeps it locked. */
    @Transactional(readOnly = true)
    public Fences of(Collection<StockKey> keys) {
        return fences.of(keys);
    }

    /** A page of those that stand, by location, product and channel. */
    @Transactional(readOnly = true)
    public Page<RingFence> page(
            @Nullable String location,
            @Nullable String sku,
            @Nullable String channel,
            Limit limit,
            @Nullable String cursor) {
        return fences.page(location, sku, channel, limit, cursor);
    }
}
