package dev.baton.logistics;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import dev.baton.platform.schedule.OneByOne;
import dev.baton.platform.schedule.Recurring;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;

/** Lets orders be cancelled again whose short pick was announced and never reported, since the application died in between. */
@Component
class ForgottenPicks {

    private static final Logger LOG = LoggerFactory.getLogger(ForgottenPicks.class);

    /** Longer than it takes to report what is announced; who is later all the same is told to ask again. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final StoredShortPicks stored;
    private final PickingShortfalls shortfalls;

    ForgottenPicks(StoredShortPicks stored, PickingShortfalls shortfalls) {
        this.stored = stored;
        this.shortfalls = shortfalls;
    }

    @Bean
    RecurringTask<Void> forgottenPicksTask() {
        // the fence tells the database's time
        return Recurring.task("forgotten-picks", PATIENCE,
                () -> turnBack(InstantSource.system().instant().minus(PATIENCE)));
    }

    /** @param before when they were announced */
    void turnBack(Instant before) {
        OneByOne.each(stored.announcedOnly(before), shortfalls::turnBack, LOG,
                "The announced short pick of shipment {} could not be taken back: {}");
    }
}
