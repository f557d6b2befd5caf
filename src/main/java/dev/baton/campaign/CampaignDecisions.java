package dev.baton.campaign;

import dev.baton.platform.engine.NotYetException;
import dev.baton.platform.fence.OrderId;
import dev.baton.platform.money.Quantity;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Decides campaigns, once. Every call may be repeated, and answers the same. */
@Service
@Transactional
public class CampaignDecisions {

    private static final String PROCESS = "process";
    private static final Duration SHORTEST = Duration.ofSeconds(1);

    private final StoredCampaigns campaigns;
    private final Participants participants;
    private final CampaignNews news;
    private final CampaignProperties properties;
    private final Clock clock;

    CampaignDecisions(
            StoredCampaigns campaigns,
            Participants participants,
            CampaignNews news,
            CampaignProperties properties,
            Clock clock) {
        this.campaigns = campaigns;
        this.participants = participants;
        this.news = news;
        this.properties = properties;
        this.clock = clock;
    }

    /**
     * How the campaign of an order stands.
     *
     * @param awaitUntil when to look again, if nothing is heard of it before
     */
    public record Standing(CampaignStatus status, Instant awaitUntil) {}

    /**
     * Decides a campaign that is over, unless it is decided.
     *
     * @throws NotYetException if it has time left: the engine's clock is ahead of ours
     */
    public CampaignStatus decide(UUID id) {
        Campaign campaign = campaigns.lock(id).orElseThrow();
        Instant now = clock.instant();
        if (!campaign.isOpen()) {
            return campaign.status();
        }
        if (!campaign.isOver(now)) {
            Duration left = Duration.between(now, campaign.ends());
            throw new NotYetException("the campaign is not over", left.compareTo(SHORTEST) < 0 ? SHORTEST : left);
        }
        Quantity ordered = participants.tally(id).ordered();
        Quantity paid = participants.count(id, campaign.ends());
        CampaignStatus outcome =
                paid.compareTo(campaign.minimum()) < 0 ? CampaignStatus.MISSED : CampaignStatus.REACHED;
        end(campaign, outcome, ordered, paid, PROCESS);
        return outcome;
    }

    /** Ends a campaign that is locked, and tells everybody. */
    void end(
            Campaign campaign,
            CampaignStatus outcome,
            Quantity ordered,
            @Nullable Quantity counted,
            String by) {
        campaigns.decide(campaign.id(), outcome, ordered, counted, by,
                clock.instant().truncatedTo(ChronoUnit.MICROS));
        news.decided(campaigns.find(campaign.id()).orElseThrow(), participants.paidFor(campaign.id()));
    }

    /**
     * How the campaign stands that an order takes part in. One that is over is decided first, should nobody have done so.
     *
     * @return empty if the order takes part in none
     */
    public Optional<Standing> of(OrderId order) {
        return participants.campaignOf(order).map(id -> {
            Campaign campaign = campaigns.find(id).orElseThrow();
            boolean due = campaign.isOpen() && campaign.isOver(clock.instant());
            return new Standing(due ? decide(id) : campaign.status(),
                    campaign.ends().plus(properties.orderPatience()).truncatedTo(ChronoUnit.SECONDS));
        });
    }
}
