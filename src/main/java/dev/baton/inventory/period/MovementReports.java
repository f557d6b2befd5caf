package dev.baton.inventory.period;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import dev.baton.inventory.StockKey;
import dev.baton.inventory.location.LocationId;
import dev.baton.platform.paging.Cursor;
import dev.baton.platform.paging.Limit;
import dev.baton.platform.paging.Page;
import dev.baton.product.Product;
import dev.baton.product.Products;
import dev.baton.product.Sku;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reports what stock did in a month, closed or not. */
@Service
@Transactional(readOnly = true)
public class MovementReports {

    private final StockPeriods periods;
    private final StockBalances balances;
    private final Products products;

    MovementReports(StockPeriods periods, StockBalances balances, Products products) {
        this.periods = periods;
        this.balances = balances;
        this.products = products;
    }

    /**
     * What is asked for; null stands for all.
     *
     * @param location its id
     * @param sku the product's number
     */
    public record Scope(YearMonth month, @Nullable String location, @Nullable String sku) {}

    /** All of a report. */
    public MovementReport whole(Scope scope) {
        boolean closed = periods.isClosed(scope.month());
        List<StockBalance> found = closed
                ? balances.kept(scope.month().toString(), scope.location(), scope.sku())
                : balances.reckon(periods.span(scope.month()), scope.location(), scope.sku());
        Map<Sku, Product> named = products.find(found.stream().map(StockBalance::sku).distinct().toList());
        List<MovementReport.Line> lines = found.stream()
                .map(balance -> {
                    Product product = Objects.requireNonNull(named.get(balance.sku()));
                    return new MovementReport.Line(balance, product.name(), product.unit());
                })
                .sorted(Comparator.comparing(MovementReports::position))
                .toList();
        List<MovementReport.Total> totals = lines.stream()
                .collect(groupingBy(MovementReport.Line::unit, TreeMap::new, toList()))
                .entrySet()
                .stream()
                .map(unit -> MovementReport.Total.of(unit.getKey(), unit.getValue()))
                .toList();
        return new MovementReport(scope.month(), closed, lines, totals, null);
    }

    /** A page of a report, with the totals of all of it. */
    public MovementReport page(Scope scope, Limit limit, @Nullable String cursor) {
        MovementReport whole = whole(scope);
        List<MovementReport.Line> lines = whole.items();
        int from = Cursor.read(cursor, 2, after -> following(lines,
                new StockKey(new LocationId(after.getFirst()), new Sku(after.getLast())))).orElse(0);
        List<MovementReport.Line> fetched =
                lines.subList(from, Math.min(lines.size(), from + limit.andOneMore()));
        Page<MovementReport.Line> page = Page.of(fetched, limit,
                line -> List.of(line.balance().location().value(), line.balance().sku().value()));
        return new MovementReport(whole.month(), whole.closed(), page.items(), whole.totals(), page.nextCursor());
    }

    private static int following(List<MovementReport.Line> lines, StockKey position) {
        return IntStream.range(0, lines.size())
                .filter(index -> position(lines.get(index)).compareTo(position) > 0)
                .findFirst()
                .orElse(lines.size());
    }

    private static StockKey position(MovementReport.Line line) {
        return new StockKey(line.balance().location(), line.balance().sku());
    }
}
