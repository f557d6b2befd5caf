package dev.baton.platform.schedule;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Sweeps out what has served its time. */
@Configuration
class Sweeps {

    private static final Logger LOG = LoggerFactory.getLogger(Sweeps.class);

    @Bean
    RecurringTask<Void> sweepTask(ObjectProvider<Sweepable> sweepables, SweepProperties properties) {
        return Recurring.task("sweep", properties.interval(), () -> sweep(sweepables.orderedStream().toList()));
    }

    static void sweep(List<Sweepable> sweepables) {
        OneByOne.each(sweepables, Sweeps::sweep, Sweepable::what, LOG, "Old {} could not be swept: {}");
    }

    private static void sweep(Sweepable sweepable) {
        int swept = sweepable.sweep();
        if (swept > 0) {
            LOG.info("Swept {} {}", swept, sweepable.what());
        }
    }
}
