package dev.baton.campaign;

import dev.baton.order.Channel;
import dev.baton.order.OrderMoved;
import dev.baton.order.OrderStatus;
import dev.baton.order.Orders;
import dev.baton.order.PaymentStatus;
import dev.baton.platform.commit.BeforeCommit;
import dev.baton.platform.fence.OrderId;
import dev.baton.platform.problem.ConflictException;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Hears of orders that take part in campaigns, in the transaction that moves them. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class ParticipantMoves {

    /** Behind all others who look at what a transaction did: the campaign's row is locked last, and not for long. */
    private static final int LAST = 100;

    /** An order that leaves its campaign. */
    private record Leaver(UUID campaign, UUID order) implements Comparable<Leaver> {

        private static final Comparator<Leaver> ORDER =
                Comparator.comparing(Leaver::campaign).thenComparing(Leaver::order);

        @Override
        public int compareTo(Leaver other) {
            return ORDER.compare(this, other);
        }
    }

    private final StoredCampaigns campaigns;
    private final Participants participants;
    private final Orders orders;
    private final Clock clock;
    private final BeforeCommit<Leaver> leaving = new BeforeCommit<>(LAST, this::giveBack);

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
        // the first step of every end, which is taken once and from which no order comes back
        if (moved.to() == OrderStatus.CANCELLING) {
            leaving.touch(List.of(new Leaver(campaign, moved.orderId().value())));
        }
    }

    private void giveBack(SortedSet<Leaver> leavers) {
        leavers.forEach(leaver -> campaigns.giveBack(leaver.campaign(), new OrderId(leaver.order())));
    }

    private boolean isHeld(OrderId id) {
        return orders.get(id).paymentStatus() == PaymentStatus.HELD;
    }
}
