package dev.baton.inventory.stocktake;

import static java.util.stream.Collectors.joining;

import dev.baton.inventory.location.LocationId;
import dev.baton.inventory.location.Locations;
import dev.baton.platform.engine.ProcessCommands;
import dev.baton.platform.ids.Ids;
import dev.baton.platform.money.Quantity;
import dev.baton.platform.problem.ConflictException;
import dev.baton.platform.problem.Faults;
import dev.baton.platform.problem.NotFoundException;
import dev.baton.platform.problem.RefusedException;
import dev.baton.platform.time.BusinessCalendar;
import dev.baton.product.Product;
import dev.baton.product.Products;
import dev.baton.product.Sku;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Counts of stock, as stock keepers open, enter, complete and abandon them. */
@Service
@Transactional
public class Stocktakes {

    private static final int NAMED = 20;

    private final StoredStocktakes stocktakes;
    private final CountLines lines;
    private final DifferenceSheets sheets;
    private final Locations locations;
    private final Products products;
    private final ProcessCommands processes;
    private final BusinessCalendar calendar;
    private final StocktakeProperties properties;
    private final Clock clock;

    Stocktakes(
            StoredStocktakes stocktakes,
            CountLines lines,
            DifferenceSheets sheets,
            Locations locations,
            Products products,
            ProcessCommands processes,
            BusinessCalendar calendar,
            StocktakeProperties properties,
            Clock clock) {
        this.stocktakes = stocktakes;
        this.lines = lines;
        this.sheets = sheets;
        this.locations = locations;
        this.products = products;
        this.processes = processes;
        this.calendar = calendar;
        this.properties = properties;
        this.clock = clock;
    }

    /**
     * Opens a count, and notes what the books have.
     *
     * @param skus what is counted; empty for all that is kept there, and whatever else is found
     * @throws RefusedException (422) if there is no such location or product
     * @throws ConflictException (409) if a count of the location is open
     */
    public Stocktake open(LocationId location, StocktakeMode mode, Collection<Sku> skus, String by) {
        Map<Sku, Product> named = requireKnown(location, skus);
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        Stocktake count = new Stocktake(Ids.next(), "", location, mode, skus.isEmpty(), StocktakeState.COUNTING, by,
                now, now.plus(properties.forgottenAfter()), null, null, null, null, null, "");
        if (!stocktakes.open(count, calendar.today(now).getYear())) {
            throw alreadyOpen(location);
        }
        if (skus.isEmpty()) {
            lines.open(count, products.find(lines.lockAll(location)).values());
        } else {
            lines.lock(location, named.keySet());
            lines.open(count, named.values());
        }
        String id = count.id().toString();
        processes.publish(id, "stocktake-opened", id,
                Map.of("stocktakeId", id, "countExpiresAt", count.expiresAt().toString()));
        return stocktakes.find(count.id()).orElseThrow();
    }

    private Map<Sku, Product> requireKnown(LocationId location, Collection<Sku> skus) {
        Faults faults = new Faults();
        if (locations.find(location).isEmpty()) {
            faults.add("/location", "there is no location " + location);
        }
        Map<Sku, Product> known = products.find(skus);
        int index = 0;
        for (Sku sku : skus) {
            if (!known.containsKey(sku)) {
                faults.add("/skus/" + index, "there is no product " + sku);
            }
            index++;
        }
        faults.throwIfRefused();
        return known;
    }

    private ConflictException alreadyOpen(LocationId location) {
        Optional<Stocktake> other = stocktakes.openAt(location);
        return other.isPresent()
                ? new ConflictException("Stocktake " + other.get().number() + " of " + location + " is open.",
                        Map.of("stocktake", other.get().id().toString()))
                : new ConflictException("Another stocktake of " + location + " has just ended.");
    }

    /**
     * Enters what was counted. What was entered for a product before is replaced and kept for the record.
     *
     * @param countedAt when it was counted, if that was not just now: what moved later is not reckoned with
     * @throws NotFoundException (404) if there is no such count
     * @throws RefusedException (422) if a product is not part of it, or it was counted before it was opened, or in the future
     * @throws ConflictException (409) if it is complete
     */
    public Stocktake enter(UUID id, List<Counted> counted, @Nullable Instant countedAt, String by) {
        Stocktake count = counting(id);
        if (countedAt != null && (countedAt.isBefore(count.openedAt()) || countedAt.isAfter(clock.instant()))) {
            throw new RefusedException("/countedAt", "must be between " + count.openedAt() + " and now");
        }
        List<Sku> skus = counted.stream().map(Counted::sku).toList();
        takeInFound(count, skus);
        lines.lock(count.location(), skus);
        lines.enter(count, counted, countedAt, by, clock.instant());
        return count;
    }

    private void takeInFound(Stocktake count, List<Sku> skus) {
        Set<Sku> known = lines.known(count.id(), skus);
        List<Sku> others = skus.stream().filter(sku -> !known.contains(sku)).toList();
        Map<Sku, Product> found = count.allProducts() ? products.find(others) : Map.of();
        Faults faults = new Faults();
        for (int index = 0; index < skus.size(); index++) {
            Sku sku = skus.get(index);
            if (!known.contains(sku) && !found.containsKey(sku)) {
                faults.add("/counts/" + index + "/sku", count.allProducts()
                        ? "there is no product " + sku
                        : sku + " is not counted in " + count.number());
            }
        }
        faults.throwIfRefused();
        lines.find(count, found.values());
    }

    /**
     * Completes a count: its differences are posted, or brought before somebody.
     *
     * @param uncountedAreZero whether there is nothing of what was not counted
     * @throws NotFoundException (404) if there is no such count
     * @throws ConflictException (409) if it is complete, or something is not counted
     */
    public Stocktake complete(UUID id, boolean uncountedAreZero, String by) {
        Stocktake count = counting(id);
        List<Sku> missing =
                lines.of(id).stream().filter(line -> !line.isCounted()).map(StocktakeLine::sku).toList();
        if (!missing.isEmpty()) {
            if (!uncountedAreZero) {
                throw uncounted(missing);
            }
            lines.lock(count.location(), missing);
            lines.enter(count, missing.stream().map(sku -> new Counted(sku, Quantity.ZERO)).toList(), null, by,
                    clock.instant());
        }
        stocktakes.counted(id, by, clock.instant());
        List<StocktakeLine> all = lines.of(id);
        processes.publish(id.toString(), "stocktake-completed", id.toString(),
                Map.of("stocktake", sheets.facts(count, all), "stocktakeTask", sheets.sheet(count, all)));
        return stocktakes.find(id).orElseThrow();
    }

    private static ConflictException uncounted(List<Sku> missing) {
        String more = missing.size() > NAMED ? " and " + (missing.size() - NAMED) + " more" : "";
        return new ConflictException(
                "Not counted: " + missing.stream().limit(NAMED).map(Sku::value).collect(joining(", ")) + more + ".",
                Map.of("uncounted", missing.stream().limit(NAMED).map(Sku::value).toList()));
    }

    /**
     * Gives a count up; nothing is posted.
     *
     * @param reason why, in the stock keeper's words
     * @throws NotFoundException (404) if there is no such count
     * @throws ConflictException (409) if it has ended
     */
    public Stocktake abandon(UUID id, String reason) {
        Stocktake count = lock(id);
        if (!count.state().isOpen()) {
            throw new ConflictException("Stocktake " + count.number() + " has ended: " + count.state() + ".");
        }
        stocktakes.end(id, StocktakeState.ABANDONED, reason, clock.instant());
        processes.publish(id.toString(), "stocktake-abandoned", id.toString(), Map.of());
        return stocktakes.find(id).orElseThrow();
    }

    private Stocktake counting(UUID id) {
        Stocktake count = lock(id);
        if (count.state() != StocktakeState.COUNTING) {
            throw new ConflictException("Stocktake " + count.number() + " is complete: " + count.state() + ".");
        }
        return count;
    }

    private Stocktake lock(UUID id) {
        return stocktakes.lock(id).orElseThrow(() -> new NotFoundException("stocktake " + id));
    }
}
