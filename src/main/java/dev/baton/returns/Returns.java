package dev.baton.returns;

import dev.baton.order.Order;
import dev.baton.order.OrderLine;
import dev.baton.order.OrderReturns;
import dev.baton.order.Orders;
import dev.baton.platform.fence.OrderId;
import dev.baton.platform.ids.Ids;
import dev.baton.platform.money.Quantity;
import dev.baton.platform.paging.Cursor;
import dev.baton.platform.paging.Limit;
import dev.baton.platform.paging.Page;
import dev.baton.platform.problem.ConflictException;
import dev.baton.platform.problem.Faults;
import dev.baton.platform.problem.NotFoundException;
import dev.baton.platform.problem.RefusedException;
import dev.baton.platform.security.Caller;
import dev.baton.platform.time.BusinessCalendar;
import dev.baton.product.ProductUnits;
import dev.baton.product.UnitConversions;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The customer's side of returns. What belongs to another customer than the caller's is as if it were not there. */
@Service
@Transactional
public class Returns {

    private final Orders orders;
    private final OrderReturns goods;
    private final ReturnableGoods returnable;
    private final ReplacementOrders replacements;
    private final ProductUnits units;
    private final StoredReturns returns;
    private final ReturnSteps steps;
    private final ReturnProcess process;
    private final ReturnNews news;
    private final BusinessCalendar calendar;
    private final Clock clock;

    Returns(
            Orders orders,
            OrderReturns goods,
            ReturnableGoods returnable,
            ReplacementOrders replacements,
            ProductUnits units,
            StoredReturns returns,
            ReturnSteps steps,
            ReturnProcess process,
            ReturnNews news,
            BusinessCalendar calendar,
            Clock clock) {
        this.orders = orders;
        this.goods = goods;
        this.returnable = returnable;
        this.replacements = replacements;
        this.units = units;
        this.returns = returns;
        this.steps = steps;
        this.process = process;
        this.news = news;
        this.calendar = calendar;
        this.clock = clock;
    }

    /**
     * Asks to give goods of an order back. Whether that is allowed, the rules say a moment later.
     *
     * @throws RefusedException (422) if the caller sees no such order, or it has no such lines, or what is to come in their place is not sold, or a
     *     part is meant of what comes whole only
     * @throws ConflictException (409) if less than that was delivered and settled, has not come back and is not on its way back
     */
    public ReturnOrder request(NewReturn asked, Caller caller) {
        Order order = orders.find(asked.orderId())
                .filter(found -> caller.sees(found.customerId().value()))
                .orElseThrow(() -> new RefusedException("/orderId", "there is no order " + asked.orderId()));
        goods.lock(order.id());
        List<ReturnableLine> lines = lines(order, asked);
        requireReturnable(order, asked, lines);
        UUID id = Ids.next();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        returns.add(id, calendar.today(now).getYear(), order, asked, lines, caller.name(), now);
        ReturnOrder requested = find(id);
        goods.begin(order.id(), ReturnLine.sums(requested.lines(), ReturnLine::quantity));
        process.begin(requested);
        news.tell(requested, "requested", caller.name(), "is asked for");
        return requested;
    }

    private List<ReturnableLine> lines(Order order, NewReturn asked) {
        List<ReturnableLine> known = returnable.of(order.id());
        Faults faults = new Faults();
        List<ReturnableLine> lines = new ArrayList<>();
        UnitConversions conversions = units.conversions(order.goods().stream().map(OrderLine::sku).toList());
        for (int index = 0; index < asked.lines().size(); index++) {
            NewReturn.Line line = asked.lines().get(index);
            Optional<OrderLine> ordered = OrderedGoods.find(order, line, "/lines/" + index, faults);
            if (ordered.isPresent()) {
                OrderLine found = ordered.get();
                conversions.requireWhole(found.sku(), line.quantity(), "/lines/" + index + "/quantity", faults);
                lines.add(known.stream().filter(one -> one.line() == found.lineNo()).findFirst()
                        .orElse(OrderedGoods.undelivered(found, clock.instant())));
            }
        }
        if (asked.type() == ReturnType.EXCHANGE) {
            replacements.check(order, asked, faults);
        }
        faults.throwIfRefused();
        return lines;
    }

    /** The order is locked, so that of two who ask at once the second one sees what the first one has asked for. */
    private static void requireReturnable(Order order, NewReturn asked, List<ReturnableLine> lines) {
        Map<Integer, Quantity> wanted = new TreeMap<>();
        for (int index = 0; index < lines.size(); index++) {
            wanted.merge(lines.get(index).line(), asked.lines().get(index).quantity(), Quantity::plus);
        }
        for (ReturnableLine line : lines) {
            if (wanted.getOrDefault(line.line(), Quantity.ZERO).compareTo(line.returnable()) > 0) {
                throw new ConflictException(
                        "Of line %d of order %s %s may be returned: what was delivered and settled, has not come back and is not asked for yet."
                                .formatted(line.line(), order.number(), line.returnable()),
                        Map.of("line", line.line(), "returnable", line.returnable(), "orderStatus", order.status()));
            }
        }
    }

    /** @throws NotFoundException (404) if the caller sees no such return */
    @Transactional(readOnly = true)
    public ReturnOrder get(UUID id, Caller caller) {
        return returns.find(id).filter(found -> caller.sees(found.customerId())).orElseThrow(() -> missing(id));
    }

    /**
     * A page of returns, newest first.
     *
     * @param order and the state: null for all
     */
    @Transactional(readOnly = true)
    public Page<ReturnOrder> list(
            @Nullable OrderId order,
            @Nullable ReturnState state,
            Caller caller,
            Limit limit,
            @Nullable String cursor) {
        List<ReturnOrder> found = returns.list(order, caller.customerId(), state, Cursor.readNewestFirst(cursor),
                limit.andOneMore());
        return Page.of(found, limit, one -> List.of(one.id().toString()));
    }

    /**
     * The customer keeps the goods. Asking again changes nothing.
     *
     * @throws NotFoundException (404) if the caller sees no such return
     * @throws ConflictException (409) if the goods have arrived, or it has ended otherwise
     */
    public ReturnOrder withdraw(UUID id, Caller caller) {
        ReturnOrder found = returns.lock(id).filter(one -> caller.sees(one.customerId())).orElseThrow(
                () -> missing(id));
        if (found.state() == ReturnState.WITHDRAWN) {
            return found;
        }
        if (!found.state().isWithdrawable()) {
            throw new ConflictException("Return " + found.number() + " is " + found.state()
                    + ": it can be withdrawn only until its goods have arrived.",
                    Map.of("returnStatus", found.state()));
        }
        steps.end(id, ReturnState.WITHDRAWN, caller.name(), "Withdrawn by its customer");
        goods.giveUp(found.orderId(), ReturnLine.sums(found.lines(), ReturnLine::quantity));
        process.withdrawn(found);
        ReturnOrder withdrawn = find(id);
        news.tell(withdrawn, "withdrawn", caller.name(), "is withdrawn");
        return withdrawn;
    }

    private ReturnOrder find(UUID id) {
        return returns.find(id).orElseThrow(() -> missing(id));
    }

    static NotFoundException missing(UUID id) {
        return new NotFoundException("return " + id);
    }
}
