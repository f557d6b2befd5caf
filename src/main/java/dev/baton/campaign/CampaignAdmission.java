package dev.baton.campaign;

import dev.baton.order.Channel;
import dev.baton.order.Draft;
import dev.baton.order.NewOrder;
import dev.baton.order.OrderAdmission;
import dev.baton.order.OrderLine;
import dev.baton.platform.fence.OrderId;
import dev.baton.platform.money.Quantity;
import dev.baton.platform.problem.Faults;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Lets orders take part in campaigns: refuses those that cannot, and keeps those that do. */
@Component
class CampaignAdmission implements OrderAdmission {

    private static final String POINTER = "/campaign";

    private final StoredCampaigns campaigns;
    private final Participants participants;
    private final Clock clock;

    CampaignAdmission(StoredCampaigns campaigns, Participants participants, Clock clock) {
        this.campaigns = campaigns;
        this.participants = participants;
        this.clock = clock;
    }

    @Override
    public void check(NewOrder order, Faults faults) {
        UUID id = order.campaign();
        if (id == null) {
            return;
        }
        if (order.channel() != Channel.GROUP_BUY) {
            faults.add(POINTER, "only orders of the channel " + Channel.GROUP_BUY + " take part in campaigns");
        }
        Optional<Campaign> known = campaigns.find(id);
        if (known.isEmpty()) {
            faults.add(POINTER, "there is no campaign " + id);
            return;
        }
        Campaign campaign = known.get();
        checkOpen(campaign, faults);
        if (order.lines().stream().noneMatch(line -> line.sku().equals(campaign.sku()))) {
            faults.add("/lines", "must have " + campaign.sku() + ", which the campaign is about");
        }
    }

    private void checkOpen(Campaign campaign, Faults faults) {
        if (!campaign.takes(clock.instant())) {
            faults.add(POINTER, campaign.isOpen()
                    ? "the campaign takes orders from %s until %s".formatted(campaign.starts(), campaign.ends())
                    : "the campaign is " + campaign.status());
        }
    }

    /** Looks again behind the campaign's lock, so that it is not decided meanwhile, and of two that come at once the last piece is sold to one. */
    @Override
    public void admitted(OrderId id, Draft draft) {
        UUID wanted = draft.order().campaign();
        if (wanted == null) {
            return;
        }
        Campaign campaign = hold(wanted);
        Faults faults = new Faults();
        checkOpen(campaign, faults);
        Quantity quantity = ordered(campaign, draft);
        Quantity taken = campaign.maximum() == null ? Quantity.ZERO : participants.tally(wanted).ordered();
        if (campaign.isExceededBy(taken.plus(quantity))) {
            faults.add(POINTER, "the campaign takes %s, of which %s are taken".formatted(campaign.maximum(), taken));
        }
        faults.throwIfRefused();
        participants.add(id, wanted, quantity, clock.instant());
    }

    /** Alone only where what others take counts: without a maximum it is enough that the campaign is not decided meanwhile. */
    private Campaign hold(UUID id) {
        boolean limited = campaigns.find(id).orElseThrow().maximum() != null;
        return limited ? campaigns.lock(id).orElseThrow() : campaigns.share(id);
    }

    private static Quantity ordered(Campaign campaign, Draft draft) {
        return draft.lines().stream()
                .filter(line -> line.isGoods() && line.sku().equals(campaign.sku()))
                .map(OrderLine::quantity)
                .reduce(Quantity.ZERO, Quantity::plus);
    }
}
