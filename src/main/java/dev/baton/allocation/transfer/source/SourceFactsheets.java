package dev.baton.allocation.transfer.source;

import dev.baton.allocation.AllocationProperties;
import dev.baton.inventory.StockKey;
import dev.baton.inventory.StockLine;
import dev.baton.inventory.Threshold;
import dev.baton.inventory.Thresholds;
import dev.baton.inventory.location.Location;
import dev.baton.order.Channel;
import dev.baton.platform.money.Money;
import dev.baton.platform.money.Quantity;
import dev.baton.product.Product;
import dev.baton.product.Products;
import dev.baton.product.Sku;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Says in the words of the table {@code transfer-rule} what it would mean to take stock from a location. */
@Component
class SourceFactsheets {

    private final Products products;
    private final Thresholds thresholds;
    private final AllocationProperties allocation;

    SourceFactsheets(Products products, Thresholds thresholds, AllocationProperties allocation) {
        this.products = products;
        this.thresholds = thresholds;
        this.allocation = allocation;
    }

    /**
     * Who wants it.
     *
     * @param channel of the order that waits for it; null if a stock keeper asks
     * @param named whether the stock keeper has named the source
     */
    record Wish(@Nullable Channel channel, boolean named) {}

    SourceFacts of(Location source, Location destination, List<StockLine> lines, Spare spare, Wish wish) {
        List<Sku> skus = lines.stream().map(StockLine::sku).toList();
        Integer kilometres = allocation.distances().between(source.region(), destination.region());
        List<Money> worth = worth(lines, products.find(skus));
        return new SourceFacts(
                source.id().value(),
                source.type().name(),
                destination.type().name(),
                source.region().equals(destination.region()),
                Objects.equals(source.customerId(), destination.customerId()),
                kilometres == null ? SourceFacts.FAR_AWAY : kilometres,
                aboveSafety(source, lines, spare, thresholds.of(skus)),
                lines.stream().map(line -> line.quantity().value()).reduce(BigDecimal.ZERO, BigDecimal::add),
                worth.stream().map(Money::toDecimal).reduce(BigDecimal.ZERO, BigDecimal::add),
                Math.toIntExact(worth.stream().map(Money::currency).distinct().count()),
                wish.channel() != null,
                wish.channel() == null ? "" : wish.channel().name(),
                wish.named());
    }

    private static List<Money> worth(List<StockLine> lines, Map<Sku, Product> known) {
        return lines.stream()
                .filter(line -> known.containsKey(line.sku()))
                .map(line -> Objects.requireNonNull(known.get(line.sku())).unitPrice().times(line.quantity()))
                .toList();
    }

    /** Of the product of which least is left above it. */
    private static BigDecimal aboveSafety(
            Location source,
            List<StockLine> lines,
            Spare spare,
            Map<StockKey, Threshold> thresholds) {
        return lines.stream()
                .map(line -> {
                    Threshold threshold = thresholds.get(new StockKey(source.id(), line.sku()));
                    Quantity left = spare.at(source, line.sku()).minus(line.quantity());
                    return threshold == null ? left.value() : left.minus(threshold.safety()).value();
                })
                .min(BigDecimal::compareTo)
                .orElse(BigDecimal.ZERO);
    }
}
