package dev.baton.returns;

import dev.baton.order.LineQuantity;
import dev.baton.order.OrderReturns;
import dev.baton.platform.engine.NotYetException;
import dev.baton.platform.money.Quantity;
import dev.baton.platform.problem.ConflictException;
import dev.baton.platform.problem.Faults;
import dev.baton.platform.security.Caller;
import dev.baton.platform.time.BusinessCalendar;
import dev.baton.product.ProductUnits;
import dev.baton.product.UnitConversions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Goods of returns that arrive, once for a return; and those that do not arrive in time. */
@Service
@Transactional
public class ReturnReceipts {

    /** By so much the engine's clock may be ahead of ours when it tells that a time is over. */
    private static final Duration CLOCKS_APART = Duration.ofMinutes(1);

    private final StoredReturns returns;
    private final ReturnSteps steps;
    private final ReturnEndings endings;
    private final OrderReturns goods;
    private final ProductUnits units;
    private final ReturnProcess process;
    private final ReturnNews news;
    private final BusinessCalendar calendar;
    private final ReturnProperties properties;
    private final Clock clock;

    ReturnReceipts(
            StoredReturns returns,
            ReturnSteps steps,
            ReturnEndings endings,
            OrderReturns goods,
            ProductUnits units,
            ReturnProcess process,
            ReturnNews news,
            BusinessCalendar calendar,
            ReturnProperties properties,
            Clock clock) {
        this.returns = returns;
        this.steps = steps;
        this.endings = endings;
        this.goods = goods;
        this.units = units;
        this.process = process;
        this.news = news;
        this.calendar = calendar;
        this.properties = properties;
        this.clock = clock;
    }

    /**
     * The goods have arrived. What has not arrived with them does not come any more, and may be asked for again.
     *
     * @param received of the return's lines, by number; what is missing has not arrived
     * @throws dev.baton.platform.problem.NotFoundException (404) if there is no such return
     * @throws dev.baton.platform.problem.RefusedException (422) if it has no such line, more has arrived than was authorised, or a part of what
     *     comes whole only
     * @throws ConflictException (409) if it is not authorised, or its goods have arrived before
     */
    public ReturnOrder receive(UUID id, Map<Integer, Quantity> received, Caller caller) {
        ReturnOrder found = returns.lock(id).orElseThrow(() -> Returns.missing(id));
        if (found.state() != ReturnState.AUTHORISED) {
            throw new ConflictException("Return " + found.number() + " is " + found.state()
                    + ": only the goods of one that is AUTHORISED arrive.", Map.of("returnStatus", found.state()));
        }
        check(found, received);
        Instant inspectBy = calendar.dueAfter(clock.instant(), properties.inspectWithin())
                .truncatedTo(ChronoUnit.SECONDS);
        steps.receive(id, found.lines().stream()
                .map(line -> received.getOrDefault(line.no(), Quantity.ZERO)).toList(), caller.name(), inspectBy);
        List<LineQuantity> missing = ReturnLine.sums(found.lines(),
                line -> line.quantity().minus(received.getOrDefault(line.no(), Quantity.ZERO)));
        goods.giveUp(found.orderId(), missing);
        ReturnOrder now = returns.find(id).orElseThrow();
        process.received(now);
        news.tell(now, "received", caller.name(), missing.isEmpty() ? "has arrived" : "has arrived in part");
        return now;
    }

    private void check(ReturnOrder found, Map<Integer, Quantity> received) {
        Faults faults = new Faults();
        UnitConversions conversions = units.conversions(found.lines().stream().map(ReturnLine::sku).toList());
        received.forEach((no, quantity) -> found.lines().stream().filter(line -> line.no() == no).findFirst()
                .ifPresentOrElse(line -> {
                    if (quantity.compareTo(line.quantity()) > 0) {
                        faults.add("/lines", "of line " + no + " " + line.quantity() + " are authorised, and "
                                + quantity + " would have arrived");
                    }
                    conversions.requireWhole(line.sku(), quantity, "/lines", faults);
                }, () -> faults.add("/lines", "there is no line " + no)));
        faults.throwIfRefused();
    }

    /**
     * Lets a return lapse whose goods have not arrived in time.
     *
     * @return whether they have arrived after all
     * @throws NotYetException if there is time left
     */
    public boolean lapse(UUID id) {
        ReturnOrder found = returns.lock(id).orElseThrow();
        if (found.state() == ReturnState.AUTHORISED) {
            if (isEarly(found, clock.instant().plus(CLOCKS_APART))) {
                throw new NotYetException("the goods may still arrive", CLOCKS_APART);
            }
            endings.lapse(found);
            return false;
        }
        return !found.state().isEnd();
    }

    private static boolean isEarly(ReturnOrder found, Instant now) {
        return found.receiveBy() != null && now.isBefore(found.receiveBy());
    }
}
