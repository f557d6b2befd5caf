package dev.baton.product.supervision;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import dev.baton.platform.schedule.OneByOne;
import dev.baton.platform.schedule.Recurring;
import java.time.Clock;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;

/** Lets prices lapse, from time to time, that wait for a person longer than their process would let them: the engine has lost it. */
@Component
class LostPriceProposals {

    private static final Logger LOG = LoggerFactory.getLogger(LostPriceProposals.class);

    private final StoredPriceProposals proposals;
    private final PriceVerdicts verdicts;
    private final SupervisionProperties properties;
    private final Clock clock;

    LostPriceProposals(
            StoredPriceProposals proposals,
            PriceVerdicts verdicts,
            SupervisionProperties properties,
            Clock clock) {
        this.proposals = proposals;
        this.verdicts = verdicts;
        this.properties = properties;
        this.clock = clock;
    }

    @Bean
    RecurringTask<Void> lostPriceProposalTask() {
        return Recurring.task("lost-price-proposals", properties.lostInterval(), this::lookAfter);
    }

    void lookAfter() {
        Instant before = clock.instant().minus(properties.lostAfter());
        OneByOne.all((after, limit) -> proposals.waitingSince(before, after, limit), verdicts::lapseLost, LOG,
                "Price proposal {}, whose process is lost, could not lapse: {}");
    }
}
