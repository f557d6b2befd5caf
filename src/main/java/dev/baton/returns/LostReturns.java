package dev.baton.returns;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import dev.baton.platform.engine.LostProcesses;
import dev.baton.platform.schedule.Recurring;
import java.time.Clock;
import java.time.Instant;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Looks, from time to time, after returns that are long late: the engine may have lost their process. */
@Component
class LostReturns {

    private final StoredReturns returns;
    private final ReturnSteps steps;
    private final ReturnProcess process;
    private final LostProcesses processes;
    private final ReturnProperties properties;
    private final TransactionTemplate transaction;
    private final Clock clock;

    LostReturns(
            StoredReturns returns,
            ReturnSteps steps,
            ReturnProcess process,
            LostProcesses processes,
            ReturnProperties properties,
            TransactionTemplate transaction,
            Clock clock) {
        this.returns = returns;
        this.steps = steps;
        this.process = process;
        this.processes = processes;
        this.properties = properties;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Bean
    RecurringTask<Void> lostReturnTask() {
        return Recurring.task("lost-returns", properties.lostInterval(), this::lookAfter);
    }

    void lookAfter() {
        Instant before = clock.instant().minus(properties.lostAfter());
        processes.lookAfter("Return", (after, limit) -> returns.late(before, after, limit), returns::find,
                this::restart);
    }

    /** Another process goes the same way, on which what was done stays done. */
    private void restart(ReturnOrder late) {
        transaction.executeWithoutResult(status -> returns.lock(late.id())
                .filter(now -> !now.state().isEnd() && now.course() == late.course())
                .ifPresent(now -> {
                    steps.beginAnew(now.id());
                    process.begin(returns.find(now.id()).orElseThrow());
                }));
    }
}
