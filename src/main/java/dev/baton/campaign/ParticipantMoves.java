package dev.baton.campaign;

import dev.baton.order.Channel;
import dev.baton.order.OrderMoved;
import dev.baton.order.OrderStatus;
import dev.baton.order.Orders;
import dev.baton.order.PaymentStatus;
import dev.baton.platform.fence.OrderId;
import dev.baton.platform.problem.ConflictException;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Hears of orders that take part in campaigns, in the transaction that moves them. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class ParticipantMoves {

    private final StoredCampaigns campaigns;
    private final Participants participants;
    private final Orders orders;
    private final Clock clock;

    ParticipantMoves(StoredCampaigns campaigns, Participants participants, Orders orders, Clock clock) {
        this.campaigns = campaigns;
        this.participants = participants;
        this.orders = orders;
        this.clock = clock;
    }

    @EventListener
    void on(OrderMoved moved) {
        if (moved.channel() == Channel.GROUP_BUY) {
            participants.campaignOf(moved.orderId()).ifPresent(campaign -> moved(moved, campaign));
        }
    }

    private void moved(OrderMoved moved, UUID campaign) {
        if (moved.to() == OrderStatus.RECEIVED) {
            // what others decide on would change under them
            throw new ConflictException(
                    "The order takes part in a campaign and cannot be amended: cancel it and order anew.",
                    Map.of("campaign", campaign.toString()));
        }
        if (moved.to() == OrderStatus.PRICED && isHeld(moved.orderId())) {
            // behind this lock, so that the decision either counts it or has been made when it goes on
            campaigns.share(campaign);
            participants.paid(moved.orderId(), clock.instant());
        }
    }

    private boolean isHeld(OrderId id) {
        return orders.get(id).paymentStatus() == PaymentStatus.HELD;
    }
}
