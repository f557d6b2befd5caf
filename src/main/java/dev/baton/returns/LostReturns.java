package dev.baton.returns;

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

/** Looks, from time to time, after returns that are long late: the engine may have lost their process. */
@Component
class LostReturns {

    private static final Logger LOG = LoggerFactory.getLogger(LostReturns.class);

    private final StoredReturns returns;
    private final ReturnSteps steps;
    private final ReturnProcess process;
    private final ProcessInstances instances;
    private final ReturnProperties properties;
    private final TransactionTemplate transaction;
    private final Clock clock;

    LostReturns(
            StoredReturns returns,
            ReturnSteps steps,
            ReturnProcess process,
            ProcessInstances instances,
            ReturnProperties properties,
            TransactionTemplate transaction,
            Clock clock) {
        this.returns = returns;
        this.steps = steps;
        this.process = process;
        this.instances = instances;
        this.properties = properties;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Configuration
    static class Schedule {

        @Bean
        RecurringTask<Void> lostReturnTask(LostReturns lost, ReturnProperties properties) {
            return Tasks.recurring("lost-returns", FixedDelay.of(properties.lostInterval()))
                    .execute((instance, context) -> lost.lookAfter());
        }
    }

    void lookAfter() {
        Instant before = clock.instant().minus(properties.lostAfter());
        OneByOne.all((after, limit) -> returns.late(before, after, limit),
                id -> returns.find(id).ifPresent(this::lookAfter), LOG,
                "Return {}, which is long late, could not be looked after: {}");
    }

    /** Another process goes the same way, on which what was done stays done. */
    private void lookAfter(ReturnOrder late) {
        if (late.processInstanceKey() != null && instances.isAlive(late.processInstanceKey())) {
            return;
        }
        transaction.executeWithoutResult(status -> returns.lock(late.id())
                .filter(now -> !now.state().isEnd() && now.course() == late.course())
                .ifPresent(now -> {
                    steps.beginAnew(now.id());
                    process.begin(returns.find(now.id()).orElseThrow());
                }));
        LOG.info("Return {}, which its process has forgotten, is taken on by another one", late.number());
    }
}
