package dev.baton.operations;

import dev.baton.order.OrderLine;
import dev.baton.platform.money.Quantity;
import dev.baton.product.Sku;
import dev.baton.returns.Disposition;
import dev.baton.returns.ReturnLine;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** What of an order's goods should have come back, reckoned from what happened to them. */
final class CameBack {

    private final Set<Integer> settled = new HashSet<>();
    private final Map<Integer, Quantity> onTheirWay = new HashMap<>();
    private final Map<Integer, Quantity> taken = new HashMap<>();
    private final Map<Sku, Quantity> left = new HashMap<>();
    private final Map<Sku, Quantity> stored = new HashMap<>();

    /** All that was delivered of a line is settled, and may come back. */
    void mayComeBack(int line) {
        settled.add(line);
    }

    /** What of a line may be asked for. */
    Quantity returnable(OrderLine line) {
        return settled.contains(line.lineNo())
                ? line.delivered().minus(taken(line)).minus(onTheirWay(line))
                : Quantity.ZERO;
    }

    Quantity onTheirWay(OrderLine line) {
        return onTheirWay.getOrDefault(line.lineNo(), Quantity.ZERO);
    }

    /** What of a line was taken back, or not accepted. */
    Quantity taken(OrderLine line) {
        return taken.getOrDefault(line.lineNo(), Quantity.ZERO);
    }

    /** What of a product has left its customer's own stock, or was not accepted. */
    Quantity left(Sku sku) {
        return left.getOrDefault(sku, Quantity.ZERO);
    }

    /** What of a product is at the plants again, whether it was taken back or is its customer's still. */
    Quantity stored(Sku sku) {
        return stored.getOrDefault(sku, Quantity.ZERO);
    }

    /** What of a line was not accepted when it was delivered never was in its customer's stock. */
    void refused(OrderLine line) {
        taken.put(line.lineNo(), line.returned());
        left.merge(line.sku(), line.returned(), Quantity::plus);
    }

    void asked(int line, Quantity some) {
        onTheirWay.merge(line, some, Quantity::plus);
    }

    void givenUp(int line, Quantity some) {
        onTheirWay.merge(line, some, Quantity::minus);
    }

    /** @param delivered of the product; what has come back before and was not taken back is in its customer's stock no more */
    void moved(ReturnLine line, Quantity delivered) {
        Quantity there = delivered.minus(left(line.sku()));
        left.merge(line.sku(), line.open().min(there), Quantity::plus);
        if (line.disposition() != Disposition.SCRAP) {
            stored.merge(line.sku(), line.open(), Quantity::plus);
        }
    }

    void settled(ReturnLine line) {
        givenUp(line.line(), line.open());
        if (line.isAccepted()) {
            taken.merge(line.line(), line.open(), Quantity::plus);
        }
    }
}
