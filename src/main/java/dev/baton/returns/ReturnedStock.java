package dev.baton.returns;

import dev.baton.allocation.Premises;
import dev.baton.customer.CustomerId;
import dev.baton.customer.Customers;
import dev.baton.inventory.CustomerReturns;
import dev.baton.inventory.StockLine;
import dev.baton.inventory.location.LocationId;
import dev.baton.platform.money.Quantity;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Moves what has come back to where it belongs: out of the customer's stock, and into ours. Line by line, each in transactions of its own, since
 * what moves stock locks nothing before; a repeated call finds what was moved.
 */
@Service
public class ReturnedStock {

    private final StoredReturns returns;
    private final ReturnSteps steps;
    private final ReturnNews news;
    private final Customers customers;
    private final CustomerReturns stock;
    private final TransactionTemplate transaction;

    ReturnedStock(
            StoredReturns returns,
            ReturnSteps steps,
            ReturnNews news,
            Customers customers,
            CustomerReturns stock,
            TransactionTemplate transaction) {
        this.returns = returns;
        this.steps = steps;
        this.news = news;
        this.customers = customers;
        this.stock = stock;
        this.transaction = transaction;
    }

    /** @throws dev.baton.platform.engine.NotYetException while some of the stock is being counted */
    public void move(UUID id) {
        ReturnOrder found = returns.find(id).orElseThrow();
        if (found.state() != ReturnState.INSPECTED) {
            return;
        }
        Optional<LocationId> own = customers.find(new CustomerId(found.customerId()))
                .flatMap(Premises::of)
                .map(location -> location.id());
        for (ReturnLine line : found.lines()) {
            if (line.hasArrived()) {
                String document = found.number() + "/" + line.no();
                own.ifPresent(location -> take(found, line, location, document));
                put(line, document);
            }
        }
        transaction.executeWithoutResult(status -> returns.lock(id)
                .filter(now -> now.state() == ReturnState.INSPECTED)
                .ifPresent(now -> {
                    steps.stock(id);
                    news.stocked(now);
                }));
    }

    /** What the customer has sold already, by our books, cannot leave its stock; that it has come back shows that these are wrong. */
    private void take(ReturnOrder found, ReturnLine line, LocationId from, String document) {
        List<StockLine> left = stock.leave(from, List.of(line.arrived()), document);
        Quantity taken = left.stream().map(StockLine::quantity).reduce(Quantity.ZERO, Quantity::plus);
        transaction.executeWithoutResult(status -> {
            returns.lock(found.id());
            steps.taken(found.id(), line.no(), taken);
        });
    }

    private void put(ReturnLine line, String document) {
        LocationId location = new LocationId(line.location());
        List<StockLine> goods = List.of(line.arrived());
        switch (Objects.requireNonNull(line.disposition())) {
            case RESTOCK -> stock.restock(location, goods, document);
            case QUARANTINE -> stock.setApart(location, goods, document, "Returned: " + words(line));
            case SCRAP -> stock.scrap(location, goods, document);
            case REJECT -> stock.setApart(location, goods, document, "Rejected, the customer's: " + words(line));
        }
    }

    private static String words(ReturnLine line) {
        return line.inspection() == null ? line.condition().name() : line.inspection();
    }
}
