package dev.baton.campaign;

import dev.baton.order.Orders;
import dev.baton.platform.engine.ProcessCommands;
import dev.baton.platform.events.OutgoingEvents;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Tells processes, timelines and subscribers what becomes of campaigns, in the transaction in which it happens. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class CampaignNews {

    private final ProcessCommands processes;
    private final Orders orders;
    private final OutgoingEvents events;

    CampaignNews(ProcessCommands processes, Orders orders, OutgoingEvents events) {
        this.processes = processes;
        this.orders = orders;
        this.events = events;
    }

    void opened(Campaign campaign) {
        processes.publish(key(campaign), "campaign-opened", key(campaign), Map.of(
                "campaignId", key(campaign),
                "campaignName", campaign.name(),
                "campaignEndsAt", campaign.ends().toString()));
    }

    /** Its own process need not wait for the end any more. */
    void cancelled(Campaign campaign) {
        processes.publish(key(campaign), "campaign-cancelled", key(campaign), Map.of());
    }

    /**
     * @param campaign as it was decided
     * @param participants that have paid, and wait to hear of it
     */
    void decided(Campaign campaign, List<Participants.Paid> participants) {
        String type = "campaign." + campaign.status().name().toLowerCase(Locale.ROOT);
        String words = words(campaign);
        participants.forEach(participant -> {
            orders.note(participant.orderId(), type, "campaign", words);
            processes.wake(participant.orderId(), participant.revision(), "campaign-ended");
        });
        Map<String, Object> data = new HashMap<>(Map.of(
                "campaignId", key(campaign),
                "name", campaign.name(),
                "sku", campaign.sku().value(),
                "minimum", campaign.minimum().value(),
                "orders", participants.size()));
        if (campaign.orderedWhenDecided() != null) {
            data.put("ordered", campaign.orderedWhenDecided().value());
        }
        if (campaign.counted() != null) {
            data.put("counted", campaign.counted().value());
        }
        events.publish(key(campaign), type, data);
    }

    private static String words(Campaign campaign) {
        return campaign.status() == CampaignStatus.CANCELLED
                ? "The campaign " + campaign.name() + " was cancelled"
                : "The campaign %s has %s of the %s that it needed".formatted(campaign.name(), campaign.counted(),
                        campaign.minimum());
    }

    private static String key(Campaign campaign) {
        return campaign.id().toString();
    }
}
