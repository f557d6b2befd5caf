package dev.baton.operations.cancellation;

import dev.baton.operations.cancellation.CancellationPreview.Held;
import dev.baton.operations.cancellation.CancellationPreview.Refund;
import dev.baton.order.CancellationOutlook;
import dev.baton.order.Cancellations;
import dev.baton.order.Channel;
import dev.baton.order.Order;
import dev.baton.platform.fence.OrderId;
import dev.baton.platform.money.Money;
import dev.baton.platform.security.Caller;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;

/** Says beforehand what a cancellation does. */
@Service
public class CancellationPreviews {

    private final Cancellations cancellations;
    private final WhatIsDone done;

    CancellationPreviews(Cancellations cancellations, WhatIsDone done) {
        this.cancellations = cancellations;
        this.done = done;
    }

    /**
     * What a cancellation would undo now.
     *
     * @throws dev.baton.platform.problem.NotFoundException if the caller may not cancel such an order, whatever became of it
     * @throws dev.baton.platform.engine.EngineUnavailableException (503) if the rules cannot be asked
     */
    public CancellationPreview preview(OrderId id, Caller caller) {
        CancellationOutlook outlook = cancellations.outlook(id, caller);
        Order order = outlook.order();
        Money nothing = Money.zero(order.currency());
        if (!outlook.possible()) {
            return new CancellationPreview(false, outlook.hindrance(), outlook.asker(), outlook.rule(),
                    outlook.ruleReason(), nothing, nothing, order.currency(), List.of(), List.of(), List.of(),
                    List.of());
        }
        List<Held> money = done.money(order, outlook.fee());
        List<Refund> refunds = done.refunds(order, outlook.fee());
        return new CancellationPreview(true, null, outlook.asker(), outlook.rule(), outlook.ruleReason(),
                outlook.fee(), back(order, money, refunds), order.currency(), money, refunds, done.stock(id),
                done.documents(id));
    }

    private static Money back(Order order, List<Held> money, List<Refund> refunds) {
        Stream<Money> back = order.channel() == Channel.GROUP_BUY
                ? refunds.stream().map(Refund::amount)
                : money.stream().map(Held::givenBack);
        return back.reduce(Money.zero(order.currency()), Money::plus);
    }
}
