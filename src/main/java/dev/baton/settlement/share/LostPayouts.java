package dev.baton.settlement.share;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import dev.baton.platform.schedule.OneByOne;
import dev.baton.platform.schedule.Recurring;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;

/** Pays out, from time to time, the shares that are long due: the engine may have lost their process. One that is alive finds them paid. */
@Component
class LostPayouts {

    private static final Logger LOG = LoggerFactory.getLogger(LostPayouts.class);

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

    @Bean
    RecurringTask<Void> lostPayoutTask() {
        return Recurring.task("lost-payouts", properties.lostInterval(), this::lookAfter);
    }

    /** All of them; some cannot be paid out, as long as their seller's money is frozen. */
    void lookAfter() {
        Instant due = clock.instant().minus(properties.lostAfter());
        OneByOne.all((after, limit) -> shares.late(due, after, limit), this::payOut, LOG,
                "The shares of settlement {}, which are long due, could not be paid out: {}");
    }

    private void payOut(UUID settlementId) {
        payouts.payOut(settlementId);
        LOG.info("The shares of settlement {}, which its process has forgotten, are paid out", settlementId);
    }
}
