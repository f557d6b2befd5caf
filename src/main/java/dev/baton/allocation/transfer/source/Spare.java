package dev.baton.allocation.transfer.source;

import dev.baton.inventory.Stock;
import dev.baton.inventory.StockKey;
import dev.baton.inventory.StockLine;
import dev.baton.inventory.location.Location;
import dev.baton.inventory.location.StockPool;
import dev.baton.platform.money.Quantity;
import dev.baton.product.Sku;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What locations can spare: what is available there and not set aside for a channel, less what is set aside at every location of a pool for those who wait there.
 *
 * @param available by location and product; what is missing is none
 */
public record Spare(Map<StockKey, Quantity> available, Map<StockPool, Map<Sku, Quantity>> setAside) {

    static Spare of(Collection<Stock> stock, Map<StockPool, Map<Sku, Quantity>> setAside) {
        return new Spare(stock.stream().collect(Collectors.toUnmodifiableMap(
                found -> new StockKey(found.location().id(), found.sku()), Stock::available)), setAside);
    }

    /** Never negative. */
    Quantity at(Location location, Sku sku) {
        Quantity there = available.getOrDefault(new StockKey(location.id(), sku), Quantity.ZERO);
        Quantity free = StockPool.of(location)
                .map(pool -> setAside.getOrDefault(pool, Map.of()).getOrDefault(sku, Quantity.ZERO))
                .map(there::minus)
                .orElse(there);
        return free.orZero();
    }

    /** What a location has too little of, and by how much. */
    public List<StockLine> missing(Location location, List<StockLine> lines) {
        return lines.stream()
                .filter(line -> at(location, line.sku()).compareTo(line.quantity()) < 0)
                .map(line -> new StockLine(line.sku(), line.quantity().minus(at(location, line.sku()))))
                .toList();
    }

    boolean hasAny(Location location, List<StockLine> lines) {
        return lines.stream().anyMatch(line -> at(location, line.sku()).isPositive());
    }

    boolean covers(Location location, List<StockLine> lines) {
        return missing(location, lines).isEmpty();
    }
}
