package dev.baton.allocation.distribution;

import dev.baton.order.OrderBegunAnew;
import dev.baton.platform.engine.ProcessCommands;
import java.util.List;
import java.util.Map;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Tells the process of an order that was begun anew that its offer was taken: it asks for the answer as the lost one did. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class OffersToldAgain {

    private final StoredOffers offers;
    private final ProcessCommands commands;

    OffersToldAgain(StoredOffers offers, ProcessCommands commands) {
        this.offers = offers;
        this.commands = commands;
    }

    @EventListener
    void on(OrderBegunAnew begun) {
        offers.of(List.of(begun.orderId())).stream()
                .filter(offer -> offer.state() == OfferState.ACCEPTED)
                .forEach(taken -> commands.publish(begun.orderId().toString(), "offer-answered", taken.id().toString(),
                        Map.of()));
    }
}
