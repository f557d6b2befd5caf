package dev.baton.allocation;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import dev.baton.order.PreOrders;
import dev.baton.platform.schedule.OneByOne;
import dev.baton.platform.schedule.Recurring;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Looks, from time to time, for pre-orders whose release date has come. */
@Configuration
class ReleaseSweep {

    private static final Logger LOG = LoggerFactory.getLogger(ReleaseSweep.class);
    private static final int BATCH = 500;

    @Bean
    RecurringTask<Void> releaseTask(
            PreOrders preOrders,
            PreOrderReleases releases,
            AllocationProperties properties) {
        return Recurring.task("release-pre-orders", properties.releaseInterval(),
                () -> OneByOne.each(preOrders.due(BATCH), order -> {
                    releases.release(order);
                    LOG.info("The goods of pre-order {} are released", order);
                }, LOG, "The goods of pre-order {} should have been released: {}"));
    }
}
