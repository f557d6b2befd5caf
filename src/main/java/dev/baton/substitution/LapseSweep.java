package dev.baton.substitution;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import dev.baton.platform.schedule.OneByOne;
import dev.baton.platform.schedule.Recurring;
import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Lets proposals lapse, from time to time, whose process should have done so: the engine has lost it. */
@Configuration
class LapseSweep {

    private static final Logger LOG = LoggerFactory.getLogger(LapseSweep.class);
    private static final int BATCH = 500;
    /** Within this time a process that is alive has let its proposal lapse, also after the engine was down. */
    private static final Duration LATE = Duration.ofHours(4);

    @Bean
    RecurringTask<Void> lapseTask(
            StoredProposals proposals,
            Substitutions substitutions,
            SubstitutionProperties properties,
            Clock clock) {
        return Recurring.task("lapse-substitution-proposals", properties.lapseInterval(),
                () -> lapse(proposals, substitutions, clock));
    }

    static void lapse(StoredProposals proposals, Substitutions substitutions, Clock clock) {
        OneByOne.each(proposals.openSince(clock.instant().minus(LATE), BATCH),
                id -> LOG.info("Proposal {}, which its process has forgotten, is {}", id, substitutions.settle(id)),
                LOG,
                "Proposal {} should have lapsed: {}");
    }
}
