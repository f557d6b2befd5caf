package dev.baton.allocation;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import dev.baton.inventory.Inventory;
import dev.baton.platform.schedule.OneByOne;
import dev.baton.platform.schedule.Recurring;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Gives back, from time to time, what was reserved for those that have not got on since, such as an order to its sales order. */
@Configuration
class Expiry {

    private static final Logger LOG = LoggerFactory.getLogger(Expiry.class);
    private static final int BATCH = 500;

    @Bean
    RecurringTask<Void> expiryTask(
            Inventory inventory,
            Consignments consignments,
            Allocation allocation,
            AllocationProperties properties) {
        return Recurring.task("expire-reservations", properties.expiryInterval(),
                () -> OneByOne.each(inventory.expired(BATCH),
                        reference -> expire(reference, inventory, consignments, allocation), LOG,
                        "The reservation for {} should have expired: {}"));
    }

    private static void expire(
            String reference,
            Inventory inventory,
            Consignments consignments,
            Allocation allocation) {
        // where something else has stock reserved it is given back, and nobody is told
        Optional<Consignment> over = Consignment.id(reference).flatMap(consignments::find);
        boolean expired = over.isPresent() ? allocation.expire(over.get()) : inventory.expire(reference);
        if (expired) {
            LOG.info("The reservation for {} has expired", reference);
        }
    }
}
