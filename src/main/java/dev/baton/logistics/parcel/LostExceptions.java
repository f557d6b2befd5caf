package dev.baton.logistics.parcel;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import dev.baton.platform.engine.ProcessInstances;
import dev.baton.platform.schedule.OneByOne;
import java.time.Clock;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Looks, from time to time, after exceptions of which nothing has come for long: the engine may have lost their process. */
@Component
class LostExceptions {

    private static final Logger LOG = LoggerFactory.getLogger(LostExceptions.class);

    private final StoredExceptions exceptions;
    private final ExceptionProcess process;
    private final Replacements replacements;
    private final ProcessInstances instances;
    private final ParcelProperties properties;
    private final TransactionTemplate transaction;
    private final Clock clock;

    LostExceptions(
            StoredExceptions exceptions,
            ExceptionProcess process,
            Replacements replacements,
            ProcessInstances instances,
            ParcelProperties properties,
            TransactionTemplate transaction,
            Clock clock) {
        this.exceptions = exceptions;
        this.process = process;
        this.replacements = replacements;
        this.instances = instances;
        this.properties = properties;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Configuration
    static class Schedule {

        @Bean
        RecurringTask<Void> lostExceptionTask(LostExceptions lost, ParcelProperties properties) {
            return Tasks.recurring("lost-exceptions", FixedDelay.of(properties.lostInterval()))
                    .execute((instance, context) -> lost.lookAfter());
        }
    }

    void lookAfter() {
        Instant before = clock.instant().minus(properties.lostAfter());
        OneByOne.all((after, limit) -> exceptions.late(before, after, limit),
                id -> lookAfter(exceptions.driven(id)), LOG,
                "Exception {} of a shipment, which is long late, could not be looked after: {}");
    }

    private void lookAfter(StoredExceptions.Driven late) {
        if (late.processInstanceKey() != null && instances.isAlive(late.processInstanceKey())) {
            return;
        }
        switch (late.exception().state()) {
            case OPEN, RESHIPPING -> beginAnew(late);
            case OVER -> replacements.callOff(late.exception().id());
            case RESHIPPED -> replacements.issue(late.exception().id());
            case REFUNDED, LEFT_TO_CARRIER -> {}
        }
        LOG.info("Exception {} of a shipment, which its process has forgotten, is taken on", late.exception().id());
    }

    /** Another process goes the same way, on which what was done stays done. */
    private void beginAnew(StoredExceptions.Driven late) {
        transaction.executeWithoutResult(status -> {
            ShipmentException now = exceptions.lock(late.exception().id());
            if (now.isOpen() && exceptions.beginAnew(late, clock.instant())) {
                process.beginAnew(now);
            }
        });
    }
}
