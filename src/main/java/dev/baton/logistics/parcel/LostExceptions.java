package dev.baton.logistics.parcel;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import dev.baton.logistics.parcel.StoredExceptions.Driven;
import dev.baton.platform.engine.LostProcesses;
import dev.baton.platform.schedule.Recurring;
import java.time.Clock;
import java.time.Instant;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Looks, from time to time, after exceptions of which nothing has come for long: the engine may have lost their process. */
@Component
class LostExceptions {

    private final StoredExceptions exceptions;
    private final ExceptionProcess process;
    private final Replacements replacements;
    private final LostProcesses processes;
    private final ParcelProperties properties;
    private final TransactionTemplate transaction;
    private final Clock clock;

    LostExceptions(
            StoredExceptions exceptions,
            ExceptionProcess process,
            Replacements replacements,
            LostProcesses processes,
            ParcelProperties properties,
            TransactionTemplate transaction,
            Clock clock) {
        this.exceptions = exceptions;
        this.process = process;
        this.replacements = replacements;
        this.processes = processes;
        this.properties = properties;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Bean
    RecurringTask<Void> lostExceptionTask() {
        return Recurring.task("lost-exceptions", properties.lostInterval(), this::lookAfter);
    }

    void lookAfter() {
        Instant before = clock.instant().minus(properties.lostAfter());
        processes.lookAfter("Exception of a shipment", (after, limit) -> exceptions.late(before, after, limit),
                exceptions::driven, this::takeUp);
    }

    private void takeUp(Driven late) {
        switch (late.exception().state()) {
            case OPEN, RESHIPPING -> beginAnew(late);
            case OVER -> replacements.callOff(late.exception().id());
            case RESHIPPED -> replacements.issue(late.exception().id());
            case REFUNDED, LEFT_TO_CARRIER -> {}
        }
    }

    /** Another process goes the same way, on which what was done stays done. */
    private void beginAnew(Driven late) {
        transaction.executeWithoutResult(status -> {
            ShipmentException now = exceptions.lock(late.exception().id());
            if (now.isOpen() && exceptions.beginAnew(late, clock.instant())) {
                process.beginAnew(now);
            }
        });
    }
}
