package dev.baton.substitution;

import static java.util.stream.Collectors.toMap;

import dev.baton.inventory.StockLine;
import dev.baton.order.NewOrder;
import dev.baton.order.Order;
import dev.baton.order.OrderLine;
import dev.baton.platform.money.Quantity;
import dev.baton.product.Product;
import dev.baton.product.Sku;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Chooses what comes in place of an order's short lines: for each the first candidate that is sold, not too dear, and there together with
 * all that is chosen already.
 *
 * <p>An order that only goes on with all of its goods is offered nothing unless each of its short lines can be replaced: it would give up
 * its place in the queue and wait all the same.
 *
 * @param order as it stands
 * @param products what is known of the candidates' products
 * @param inParts whether the order takes what there is, and its other lines may wait on
 * @param there whether all of this is there for the order
 */
record SubstituteChoice(
        Order order,
        Map<Sku, Product> products,
        boolean inParts,
        Predicate<List<StockLine>> there) {

    /** @return empty if there is nothing to propose */
    List<Replacement> of(Map<Integer, Quantity> missing, Map<Integer, List<Candidate>> candidates) {
        Map<Integer, Replacement> chosen = new LinkedHashMap<>();
        for (OrderLine line : order.goods()) {
            Quantity lacking = missing.get(line.lineNo());
            if (lacking == null) {
                continue;
            }
            Optional<Replacement> first = candidates.getOrDefault(line.lineNo(), List.of())
                    .stream()
                    .flatMap(candidate -> fitting(candidate, line, lacking).stream())
                    .filter(replacement -> isThere(missing, chosen, replacement))
                    .findFirst();
            if (first.isPresent()) {
                chosen.put(line.lineNo(), first.get());
            } else if (!inParts) {
                return List.of();
            }
        }
        return List.copyOf(chosen.values());
    }

    private Optional<Replacement> fitting(Candidate candidate, OrderLine line, Quantity lacking) {
        Product product = products.get(candidate.sku());
        if (product == null || !product.listed() || product.outsideBand() || product.sku().equals(line.sku())
                || !product.unitPrice().currency().equals(order.currency())) {
            return Optional.empty();
        }
        return Optional.of(candidate.replacing(line, lacking, product)).filter(candidate::allows);
    }

    private boolean isThere(Map<Integer, Quantity> missing, Map<Integer, Replacement> chosen, Replacement next) {
        List<StockLine> wanted = new ArrayList<>();
        for (OrderLine line : order.goods()) {
            Replacement replaced = line.lineNo() == next.lineNo() ? next : chosen.get(line.lineNo());
            Quantity kept = line.open().minus(replaced == null
                    ? missing.getOrDefault(line.lineNo(), Quantity.ZERO)
                    : replaced.from().quantity());
            if (kept.isPositive()) {
                wanted.add(new StockLine(line.sku(), kept));
            }
            if (replaced != null) {
                wanted.add(replaced.to().stock());
            }
        }
        return there.test(StockLine.bySku(wanted));
    }

    /** All lines of an order as they are once these replacements are made. What was cancelled of them does not come back. */
    static List<NewOrder.Line> lines(Order order, List<Replacement> replacements) {
        Map<Integer, Replacement> byLine =
                replacements.stream().collect(toMap(Replacement::lineNo, Function.identity()));
        List<NewOrder.Line> lines = new ArrayList<>();
        for (OrderLine line : order.goods()) {
            Replacement replaced = byLine.get(line.lineNo());
            Quantity kept = replaced == null ? line.open() : line.open().minus(replaced.from().quantity());
            if (kept.isPositive()) {
                lines.add(new NewOrder.Line(line.sku(), kept));
            }
            if (replaced != null) {
                lines.add(new NewOrder.Line(replaced.to().sku(), replaced.to().quantity()));
            }
        }
        return List.copyOf(lines);
    }
}
