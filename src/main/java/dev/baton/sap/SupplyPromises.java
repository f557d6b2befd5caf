package dev.baton.sap;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import dev.baton.allocation.PlannedStock;
import dev.baton.allocation.StockPromises;
import dev.baton.platform.schedule.Recurring;
import dev.baton.product.Sku;
import dev.baton.sap.SapPlanning.Expected;
import dev.baton.sap.odata.SapException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Promises those who wait for stock a day, from time to time, by what SAP plans to produce. */
@Configuration
class SupplyPromises {

    private static final Logger LOG = LoggerFactory.getLogger(SupplyPromises.class);

    private final StockPromises promises;
    private final SapMappings mappings;
    private final SapPlanning planning;
    private final Clock clock;

    SupplyPromises(StockPromises promises, SapMappings mappings, SapPlanning planning, Clock clock) {
        this.promises = promises;
        this.mappings = mappings;
        this.planning = planning;
        this.clock = clock;
    }

    @Bean
    RecurringTask<Void> promiseTask(PromiseProperties properties) {
        return Recurring.task("promise-supply", properties.interval(), () -> promise(properties.refresh()));
    }

    private void promise(Duration refresh) {
        try {
            int changed = refresh(refresh);
            if (changed > 0) {
                LOG.info("{} promises of stock have changed", changed);
            }
        } catch (SapException away) {
            // what was promised stays, and is asked for again the next time
            LOG.warn("SAP does not say what it plans: {}", away.getMessage());
        }
    }

    /**
     * Makes all promises anew if any is missing or too old. A product without a material at SAP is not planned there.
     *
     * @param age from which on a promise is too old
     * @return how many have changed
     * @throws SapException if SAP does not say; no promise has changed then
     */
    int refresh(Duration age) {
        Set<Sku> awaited = promises.due(age);
        if (awaited.isEmpty()) {
            return 0;
        }
        Instant asOf = clock.instant();
        Map<Sku, String> materials = mappings.materials(awaited);
        List<Expected> expected = Stream.concat(
                planning.inProduction(materials.values()).stream(),
                planning.planned(materials.values()).stream()).toList();
        Map<Sku, List<PlannedStock>> planned = new HashMap<>();
        materials.forEach((sku, material) -> planned.put(sku, expected.stream()
                .filter(supply -> supply.material().equals(material))
                .map(supply -> new PlannedStock(supply.quantity(), supply.availableOn()))
                .toList()));
        return promises.make(planned, asOf);
    }
}
