package dev.baton.payment.reconciliation;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import dev.baton.platform.problem.Causes;
import dev.baton.platform.schedule.Recurring;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Looks at entries again from time to time: the voucher may be approved a day after its money came. */
@Configuration
class LookingAgain {

    private static final Logger LOG = LoggerFactory.getLogger(LookingAgain.class);

    @Bean
    RecurringTask<Void> lookAgainTask(Matching matching, ReconciliationProperties properties) {
        return Recurring.task("look-at-bank-entries-again", properties.lookAgain(), () -> look(matching));
    }

    private static void look(Matching matching) {
        try {
            matching.lookAgain();
        } catch (RuntimeException failure) {
            LOG.warn("Bank entries cannot be looked at again just now: {}", Causes.describe(failure));
        }
    }
}
