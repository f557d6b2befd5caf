package dev.baton.allocation;

import dev.baton.allocation.Consignment.State;
import dev.baton.platform.fence.OrderId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** In which parts the goods of orders are sold: one for each line of a consignment, and one for each line of which a rest waits. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class SoldParts {

    private static final Comparator<SoldPart> ORDER =
            Comparator.comparingInt(SoldPart::part).thenComparingInt(part -> part.portion().lineNo());

    private final Consignments consignments;
    private final StockQueue queue;

    SoldParts(Consignments consignments, StockQueue queue) {
        this.consignments = consignments;
        this.queue = queue;
    }

    /** All goods of an order that are not cancelled, by part and line. */
    public List<SoldPart> of(OrderId orderId) {
        Map<Integer, Integer> next = new HashMap<>();
        List<SoldPart> parts = new ArrayList<>();
        for (Consignment found : consignments.of(orderId)) {
            found.items().forEach(item -> {
                next.merge(item.portion().lineNo(), item.part() + 1, Math::max);
                if (found.state() != State.WITHDRAWN) {
                    parts.add(new SoldPart(item.part(), item.portion(), found.location()));
                }
            });
        }
        queue.find(orderId).map(StockWaiter::portions).orElse(List.of()).forEach(
                portion -> parts.add(new SoldPart(next.getOrDefault(portion.lineNo(), 0), portion, null)));
        return parts.stream().sorted(ORDER).toList();
    }
}
