package dev.baton.settlement.share;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import dev.baton.platform.schedule.OneByOne;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/** Pays out, from time to time, the shares that are long due: the engine may have lost their process. One that is alive finds them paid. */
@Component
class LostPayouts {

    private static final Logger LOG = LoggerFactory.getLogger(LostPayouts.class);
    private static final int BATCH = 500;
    private static final UUID FIRST = new UUID(0, 0);

    private final StoredShares shares;
    private final Payouts payouts;
    private final SharePayoutProperties properties;
    private final Clock clock;

    LostPayouts(StoredShares shares, Payouts payouts, SharePayoutProperties properties, Clock clock) {
        this.shares = shares;
        this.payouts = payouts;
        this.properties = properties;
        this.clock = clock;
    }

    @Configuration
    static class Schedule {

        @Bean
        RecurringTask<Void> lostPayoutTask(LostPayouts lost, SharePayoutProperties properties) {
            return Tasks.recurring("lost-payouts", FixedDelay.of(properties.lostInterval()))
                    .execute((instance, context) -> lost.lookAfter());
        }
    }

    /** All of them, a batch after the other: those that cannot be paid out, as long as their seller's money is frozen, hold up no other. */
    void lookAfter() {
        Instant due = clock.instant().minus(properties.lostAfter());
        List<UUID> late = shares.late(due, FIRST, BATCH);
        while (!late.isEmpty()) {
            OneByOne.each(late, this::payOut, LOG,
                    "The shares of settlement {}, which are long due, could not be paid out: {}");
            late = shares.late(due, late.getLast(), BATCH);
        }
    }

    private void payOut(UUID settlementId) {
        payouts.payOut(settlementId);
        LOG.info("The shares of settlement {}, which its process has forgotten, are paid out", settlementId);
    }
}
