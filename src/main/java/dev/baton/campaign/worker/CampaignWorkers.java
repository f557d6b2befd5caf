package dev.baton.campaign.worker;

import dev.baton.campaign.CampaignDecisions;
import dev.baton.campaign.CampaignDecisions.Standing;
import dev.baton.campaign.CampaignStatus;
import dev.baton.platform.fence.OrderId;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

@Component
public class CampaignWorkers {

    private static final String NONE = "NONE";

    private final CampaignDecisions decisions;

    CampaignWorkers(CampaignDecisions decisions) {
        this.decisions = decisions;
    }

    public record Decided(CampaignStatus campaignOutcome) {}

    /**
     * @param campaignStatus {@code NONE} where the order takes part in no campaign
     * @param campaignAwaitedUntil when to look again, if nothing is heard before; null where nothing is awaited
     */
    public record Awaited(String campaignStatus, @Nullable Instant campaignAwaitedUntil) {}

    @JobWorker(type = "campaign-decide")
    public Decided decide(@Variable UUID campaignId) {
        return new Decided(decisions.decide(campaignId));
    }

    @JobWorker(type = "campaign-await")
    public Awaited await(@Variable OrderId orderId) {
        return decisions.of(orderId).map(CampaignWorkers::awaited).orElse(new Awaited(NONE, null));
    }

    private static Awaited awaited(Standing standing) {
        return new Awaited(standing.status().name(), standing.awaitUntil());
    }
}
