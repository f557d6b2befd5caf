package dev.baton.allocation;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import dev.baton.inventory.Inventory;
import dev.baton.platform.fence.OrderId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Gives back, from time to time, what was reserved for orders that have not got to their sales order since. */
@Configuration
class Expiry {

    private static final Logger LOG = LoggerFactory.getLogger(Expiry.class);
    private static final int BATCH = 500;

    @Bean
    RecurringTask<Void> expiryTask(Inventory inventory, Allocation allocation, AllocationProperties properties) {
        return Tasks.recurring("expire-reservations", FixedDelay.of(properties.expiryInterval()))
                .execute((instance, context) -> inventory.expired(BATCH)
                        .forEach(reference -> expire(allocation, OrderId.of(reference))));
    }

    private static void expire(Allocation allocation, OrderId orderId) {
        try {
            if (allocation.expire(orderId)) {
                LOG.info("The reservation of order {} has expired", orderId);
            }
        } catch (RuntimeException failure) {
            // the next one is not to wait for it
            LOG.warn("The reservation of order {} should have expired", orderId, failure);
        }
    }
}
