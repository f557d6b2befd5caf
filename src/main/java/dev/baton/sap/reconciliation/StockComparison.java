package dev.baton.sap.reconciliation;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import dev.baton.inventory.StockKey;
import dev.baton.inventory.location.LocationId;
import dev.baton.inventory.view.StockPosition;
import dev.baton.inventory.view.StockPositions;
import dev.baton.platform.engine.Decisions;
import dev.baton.platform.money.Quantity;
import dev.baton.product.Product;
import dev.baton.product.Products;
import dev.baton.product.Sku;
import dev.baton.sap.reconciliation.StockAdjustments.Result;
import dev.baton.sap.reconciliation.StoredStockLines.Plain;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Compares lines of a run with our books, and does with a difference what the rules say, which are asked outside of any transaction. */
@Component
class StockComparison {

    private final StoredStockLines lines;
    private final StockPositions positions;
    private final Products products;
    private final Decisions decisions;
    private final StockAdjustments adjustments;

    StockComparison(
            StoredStockLines lines,
            StockPositions positions,
            Products products,
            Decisions decisions,
            StockAdjustments adjustments) {
        this.lines = lines;
        this.positions = positions;
        this.products = products;
        this.decisions = decisions;
        this.adjustments = adjustments;
    }

    /** @param since when SAP began to be read */
    void compare(UUID run, Instant since, List<ReconciledLine> some) {
        Map<LocationId, List<ReconciledLine>> byLocation =
                some.stream().collect(groupingBy(ReconciledLine::location, TreeMap::new, toList()));
        byLocation.forEach((location, here) -> compare(run, location, since, here));
    }

    private void compare(UUID run, LocationId location, Instant since, List<ReconciledLine> here) {
        List<Sku> skus = here.stream().map(ReconciledLine::sku).toList();
        Map<Sku, StockPosition> booked = positions.of(location, skus, since, "");
        List<Plain> plain = new ArrayList<>();
        List<ReconciledLine> differing = new ArrayList<>();
        for (ReconciledLine line : here) {
            StockPosition position = booked.getOrDefault(line.sku(), StockPosition.none(line.sku()));
            boolean inFlight = position.leaving() || position.moved();
            if (inFlight || position.unrestricted().equals(line.sapQuantity())) {
                plain.add(new Plain(StoredStockLines.key(line), position.unrestricted(),
                        inFlight ? Outcome.IN_FLIGHT : Outcome.EQUAL));
            } else {
                differing.add(line);
            }
        }
        lines.compared(run, plain);
        Map<Sku, Product> known = products.find(skus);
        differing.forEach(line -> judge(run, line, Objects.requireNonNull(booked.getOrDefault(line.sku(),
                StockPosition.none(line.sku()))).unrestricted(), since, Objects.requireNonNull(known.get(line.sku()))));
    }

    private void judge(UUID run, ReconciledLine line, Quantity booked, Instant since, Product product) {
        StockKey key = StoredStockLines.key(line);
        if (lines.isUndecided(key)) {
            lines.ruled(run, new Plain(key, booked, Outcome.LEFT), new Ruling(Ruling.Verdict.ASK, "", ""),
                    "A difference that an earlier run has found waits for a person");
            return;
        }
        Quantity difference = line.sapQuantity().minus(booked);
        Ruling ruling = Ruling
                .of(decisions.evaluate(Ruling.TABLE, Map.of("stockDifference",
                        facts(line, difference, product, positions.entered(key, lines.lastBalanced(key))))));
        if (ruling.verdict() == Ruling.Verdict.ASK) {
            lines.ruled(run, new Plain(key, booked, Outcome.ABOVE_LIMIT), ruling, ruling.reason());
            return;
        }
        Result result = adjustments.post(run, key, difference, since,
                after -> !after.leaving() && !after.moved() && after.unrestricted().equals(line.sapQuantity()),
                new StockAdjustments.Entry() {
                    @Override
                    public boolean lock() {
                        return lines.lock(run, key, null).isPresent();
                    }

                    @Override
                    public void done() {
                        lines.ruled(run, new Plain(key, booked, Outcome.ADJUSTED), ruling, ruling.reason());
                    }
                });
        switch (result) {
            case Result.Posted posted -> {}
            case Result.DoneBefore before -> {}
            case Result.Overtaken overtaken -> lines.compared(run, List.of(new Plain(key, booked, Outcome.IN_FLIGHT)));
            case Result.Refused refused ->
                lines.ruled(run, new Plain(key, booked, Outcome.REFUSED), ruling, refused.why());
        }
    }

    /** @param entered what each document that was entered here moved since both systems agreed, which SAP may not know of */
    private static Map<String, Object> facts(
            ReconciledLine line,
            Quantity difference,
            Product product,
            List<Quantity> entered) {
        Quantity all = entered.stream().reduce(Quantity.ZERO, Quantity::plus);
        Quantity absolute = difference.isNegative() ? difference.negate() : difference;
        return Map.of(
                "sku", line.sku().value(),
                "location", line.location().value(),
                "category", product.category(),
                "named", line.named(),
                "quantity", absolute.value(),
                "entered", all.value(),
                "explained", all.equals(difference.negate()) || entered.contains(difference.negate()),
                "value", product.unitPrice().times(absolute).toDecimal());
    }
}
