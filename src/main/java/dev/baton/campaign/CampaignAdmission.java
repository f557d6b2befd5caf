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
        Campaign seen = campaigns.find(wanted).orElseThrow();
        Quantity quantity = ordered(seen, draft);
        // without a maximum whatever is ordered has room, and orders come in beside each other
        boolean fits = seen.maximum() == null || campaigns.take(wanted, quantity);
        Campaign campaign = campaigns.share(wanted);
        Faults faults = new Faults();
        checkOpen(campaign, faults);
        if (campaign.isOpen() && !fits) {
            faults.add(POINTER, "the campaign takes %s, of which %s are taken".formatted(campaign.maximum(),
                    campaigns.taken(wanted)));
        }
        faults.throwIfRefused();
        participants.add(id, wanted, quantity, clock.instant());
    }

    private static Quantity ordered(Campaign campaign, Draft draft) {
        return draft.lines().stream()
                .filter(line -> line.isGoods() && line.sku().equals(campaign.sku()))
                .map(OrderLine::quantity)
                .reduce(Quantity.ZERO, Quantity::plus);
    }
}
