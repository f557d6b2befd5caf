package dev.baton.campaign;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import dev.baton.platform.schedule.OneByOne;
import dev.baton.platform.schedule.Recurring;
import java.time.Clock;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;

/**
 * Decides, from time to time, campaigns that have been over for a while: the engine may have lost their process. Whether it has need not be
 * known, since a campaign is decided once.
 */
@Component
class LostCampaigns {

    private static final Logger LOG = LoggerFactory.getLogger(LostCampaigns.class);

    private final StoredCampaigns campaigns;
    private final CampaignDecisions decisions;
    private final CampaignProperties properties;
    private final Clock clock;

    LostCampaigns(
            StoredCampaigns campaigns,
            CampaignDecisions decisions,
            CampaignProperties properties,
            Clock clock) {
        this.campaigns = campaigns;
        this.decisions = decisions;
        this.properties = properties;
        this.clock = clock;
    }

    @Bean
    RecurringTask<Void> lostCampaignTask() {
        return Recurring.task("lost-campaigns", properties.lostInterval(), this::lookAfter);
    }

    void lookAfter() {
        Instant before = clock.instant().minus(properties.lostAfter());
        OneByOne.all((after, limit) -> campaigns.late(before, after, limit), decisions::decide, LOG,
                "Campaign {}, which is over, could not be decided: {}");
    }
}
