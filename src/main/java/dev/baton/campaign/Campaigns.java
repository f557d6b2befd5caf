package dev.baton.campaign;

import dev.baton.platform.ids.Ids;
import dev.baton.platform.paging.Cursor;
import dev.baton.platform.paging.Limit;
import dev.baton.platform.paging.Page;
import dev.baton.platform.problem.ConflictException;
import dev.baton.platform.problem.Faults;
import dev.baton.platform.problem.NotFoundException;
import dev.baton.platform.problem.RefusedException;
import dev.baton.platform.security.Caller;
import dev.baton.product.Products;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Campaigns: they are opened, read and called off. */
@Service
@Transactional
public class Campaigns {

    private final StoredCampaigns campaigns;
    private final Participants participants;
    private final CampaignDecisions decisions;
    private final CampaignNews news;
    private final Products products;
    private final CampaignProperties properties;
    private final Clock clock;

    Campaigns(
            StoredCampaigns campaigns,
            Participants participants,
            CampaignDecisions decisions,
            CampaignNews news,
            Products products,
            CampaignProperties properties,
            Clock clock) {
        this.campaigns = campaigns;
        this.participants = participants;
        this.decisions = decisions;
        this.news = news;
        this.products = products;
        this.properties = properties;
        this.clock = clock;
    }

    /** @throws RefusedException (422) if there is no such product, or the times cannot be */
    public CampaignDetail open(NewCampaign wish, Caller caller) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Instant starts = wish.starts() == null ? now : wish.starts();
        check(wish, starts, now);
        Campaign campaign = new Campaign(Ids.next(), wish.name(), wish.sku(), wish.minimum(), wish.maximum(), starts,
                wish.ends(), CampaignStatus.OPEN, caller.name(), now, null, null, null, null);
        campaigns.add(campaign);
        news.opened(campaign);
        return detail(campaign);
    }

    private void check(NewCampaign wish, Instant starts, Instant now) {
        Faults faults = new Faults();
        if (products.find(Set.of(wish.sku())).isEmpty()) {
            faults.add("/sku", "there is no product " + wish.sku());
        }
        if (!wish.ends().isAfter(now) || !wish.ends().isAfter(starts)) {
            faults.add("/ends", "must be after its start, and ahead");
        }
        if (wish.ends().isAfter(now.plus(properties.longest()))) {
            faults.add("/ends", "must be within " + properties.longest().toDays() + " days from now");
        }
        if (starts.isBefore(now.minus(properties.longest()))) {
            faults.add("/starts", "is too long ago");
        }
        faults.throwIfRefused();
    }

    /** @throws NotFoundException (404) if there is none */
    @Transactional(readOnly = true)
    public CampaignDetail get(UUID id) {
        return detail(campaigns.find(id).orElseThrow(() -> missing(id)));
    }

    /** A page of campaigns, newest first. */
    @Transactional(readOnly = true)
    public Page<Campaign> list(@Nullable CampaignStatus status, Limit limit, @Nullable String cursor) {
        List<Campaign> found = campaigns.list(status, Cursor.readNewestFirst(cursor), limit.andOneMore());
        return Page.of(found, limit, campaign -> List.of(campaign.id().toString()));
    }

    /**
     * Calls a campaign off: whoever takes part gets the money back. Asking again changes nothing.
     *
     * @throws ConflictException (409) if it is over or has been decided
     * @throws NotFoundException (404) if there is none
     */
    public CampaignDetail cancel(UUID id, Caller caller) {
        Campaign campaign = campaigns.lock(id).orElseThrow(() -> missing(id));
        switch (campaign.status()) {
            case OPEN -> {
                requireTime(campaign);
                decisions.end(campaign, CampaignStatus.CANCELLED, participants.tally(id).ordered(), null,
                        caller.name());
                news.cancelled(campaign);
            }
            case REACHED, MISSED -> throw new ConflictException(
                    "The campaign is " + campaign.status() + ": it can no longer be cancelled.",
                    Map.of("campaignStatus", campaign.status()));
            case CANCELLED -> {}
        }
        return get(id);
    }

    /** Of one that is over what was paid decides, although nobody has looked yet. */
    private void requireTime(Campaign campaign) {
        if (campaign.isOver(clock.instant())) {
            throw new ConflictException("The campaign is over: it can no longer be cancelled.",
                    Map.of("campaignStatus", campaign.status()));
        }
    }

    private CampaignDetail detail(Campaign campaign) {
        Participants.Tally tally = participants.tally(campaign.id());
        return new CampaignDetail(campaign, tally.orders(), tally.ordered(), tally.paid());
    }

    private static NotFoundException missing(UUID id) {
        return new NotFoundException("campaign " + id);
    }
}
