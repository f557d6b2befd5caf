package dev.baton.returns;

import dev.baton.order.OrderReturns;
import dev.baton.platform.time.BusinessCalendar;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Allows returns, and ends those of which nothing comes, in the transaction that has locked them. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class ReturnEndings {

    private final StoredReturns returns;
    private final ReturnSteps steps;
    private final OrderReturns goods;
    private final ReturnNews news;
    private final BusinessCalendar calendar;
    private final ReturnProperties properties;
    private final Clock clock;

    ReturnEndings(
            StoredReturns returns,
            ReturnSteps steps,
            OrderReturns goods,
            ReturnNews news,
            BusinessCalendar calendar,
            ReturnProperties properties,
            Clock clock) {
        this.returns = returns;
        this.steps = steps;
        this.goods = goods;
        this.news = news;
        this.calendar = calendar;
        this.properties = properties;
        this.clock = clock;
    }

    void authorise(ReturnOrder order, String by) {
        Instant receiveBy = calendar.dueAfter(clock.instant(), properties.receiveWithin())
                .truncatedTo(ChronoUnit.SECONDS);
        steps.authorise(order.id(), by, receiveBy);
        news.tell(now(order.id()), "authorised", by, "is authorised: its goods are awaited until " + receiveBy);
    }

    /** @param why in words */
    void refuse(ReturnOrder order, String by, String why) {
        end(order, ReturnState.REFUSED, by, why);
        news.tell(now(order.id()), "refused", by, "is refused: " + why);
    }

    void lapse(ReturnOrder order) {
        end(order, ReturnState.LAPSED, "process", "The goods did not arrive in time");
        news.tell(now(order.id()), "lapsed", "process", "has lapsed: its goods did not arrive in time");
    }

    private void end(ReturnOrder order, ReturnState state, String by, String why) {
        steps.end(order.id(), state, by, why);
        goods.giveUp(order.orderId(), ReturnLine.sums(order.lines(), ReturnLine::quantity));
    }

    private ReturnOrder now(UUID id) {
        return returns.find(id).orElseThrow();
    }
}
