package dev.baton.inventory;

import dev.baton.inventory.location.Location;
import dev.baton.inventory.location.LocationId;
import dev.baton.inventory.location.Locations;
import dev.baton.platform.engine.NotYetException;
import dev.baton.platform.money.Quantity;
import dev.baton.product.Sku;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Goods that customers give back. A document counts once per location, so every call may be repeated; each is a transaction of its own, in which
 * nothing is locked before.
 */
@Service
@Transactional
public class CustomerReturns {

    private final Locations locations;
    private final GoodsMovements goods;
    private final Movements movements;
    private final Quarantine quarantine;
    private final Arrivals arrivals;
    private final Freezes freezes;
    private final InventoryProperties properties;
    private final Clock clock;

    CustomerReturns(
            Locations locations,
            GoodsMovements goods,
            Movements movements,
            Quarantine quarantine,
            Arrivals arrivals,
            Freezes freezes,
            InventoryProperties properties,
            Clock clock) {
        this.locations = locations;
        this.goods = goods;
        this.movements = movements;
        this.quarantine = quarantine;
        this.arrivals = arrivals;
        this.freezes = freezes;
        this.properties = properties;
        this.clock = clock;
    }

    /**
     * The goods leave the customer's own location, as far as our books have them there and nobody else needs them.
     *
     * @return what has left
     * @throws NotYetException while the stock is being counted
     */
    public List<StockLine> leave(LocationId location, List<StockLine> lines, String document) {
        return awaitCount(() -> {
            Location from = locations.require(location);
            List<StockLine> wanted = StockLine.bySku(lines);
            Map<StockKey, Quantity> available = arrivals.lock(from, wanted.stream().map(StockLine::sku).toList());
            List<StockChange> known = movements.with(location, MovementReason.RETURN_ISSUE, document);
            if (!known.isEmpty()) {
                return known.stream().map(change -> new StockLine(change.sku(), change.quantity().negate())).toList();
            }
            List<StockLine> leaving = wanted.stream()
                    .map(line -> there(line, available.get(new StockKey(location, line.sku()))))
                    .flatMap(List::stream)
                    .toList();
            if (!leaving.isEmpty()) {
                goods.issue(location, leaving, MovementReason.RETURN_ISSUE, document);
            }
            return leaving;
        });
    }

    private static List<StockLine> there(StockLine wanted, @Nullable Quantity available) {
        Quantity there = available == null ? Quantity.ZERO : wanted.quantity().min(available.orZero());
        return there.isPositive() ? List.of(new StockLine(wanted.sku(), there)) : List.of();
    }

    /** The goods may be sold again. */
    public void restock(LocationId location, List<StockLine> lines, String document) {
        awaitCount(() -> goods.receive(location, lines, MovementReason.RETURN, document));
    }

    /**
     * The goods are there, and must not leave.
     *
     * @param note why, in words
     */
    public void setApart(LocationId location, List<StockLine> lines, String document, String note) {
        awaitCount(() -> receive(location, lines, document) && quarantine.setApart(location, lines, document, note));
    }

    /** The goods come in and are thrown away. */
    public void scrap(LocationId location, List<StockLine> lines, String document) {
        awaitCount(() -> receive(location, lines, document)
                && goods.issue(location, lines, MovementReason.SCRAP, document));
    }

    /** Nobody is told, so that nobody gets what is not to stay available. */
    private boolean receive(LocationId id, List<StockLine> lines, String document) {
        Location location = locations.require(id);
        List<StockChange> changes = StockChange.bySku(lines.stream().map(StockChange::in).toList());
        Set<Sku> skus = changes.stream().map(StockChange::sku).collect(Collectors.toUnmodifiableSet());
        arrivals.lock(location, skus);
        if (!movements.with(id, MovementReason.RETURN, document).isEmpty()) {
            return false;
        }
        freezes.check(id, skus);
        movements.post(id, changes, MovementReason.RETURN, document, clock.instant());
        return true;
    }

    private <T> T awaitCount(Supplier<T> movement) {
        try {
            return movement.get();
        } catch (StockFrozenException frozen) {
            throw new NotYetException(String.valueOf(frozen.getMessage()), properties.frozenPause());
        }
    }
}
