package dev.baton.inventory;

import dev.baton.platform.commit.BeforeCommit;
import dev.baton.platform.events.OutgoingEvents;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.SortedSet;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Holds all stock that a transaction has locked against its thresholds, once and before it commits: whatever changed it, and whatever was given
 * and taken again in between. Since the rows stay locked until then, of two transactions one sees what the other left, and a crossing is
 * noticed by exactly one.
 */
@Component
class StockWatch {

    /** Before all others who look at what a transaction did, since they may want to know what is low. */
    private static final int FIRST = 0;

    private final StoredAlerts alerts;
    private final OutgoingEvents outgoing;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final BeforeCommit<StockKey> locked;

    StockWatch(StoredAlerts alerts, OutgoingEvents outgoing, ApplicationEventPublisher events, Clock clock) {
        this.alerts = alerts;
        this.outgoing = outgoing;
        this.events = events;
        this.clock = clock;
        this.locked = new BeforeCommit<>(FIRST, this::review);
    }

    /** These are locked and may change. */
    void over(Collection<StockKey> keys) {
        locked.touch(keys);
    }

    private void review(SortedSet<StockKey> keys) {
        Instant now = clock.instant();
        alerts.review(keys, now).forEach(this::tell);
    }

    private void tell(StockAlert alert) {
        boolean raised = alert.clearedAt() == null;
        switch (alert.kind()) {
            case LOW -> {
                publish(raised ? "stock.low" : "stock.recovered", alert, "minimum");
                events.publishEvent(raised ? new StockFell(alert.key(), alert.id()) : new StockRecovered(alert.key()));
            }
            case HIGH -> {
                if (raised) {
                    publish("stock.overstocked", alert, "maximum");
                }
            }
        }
    }

    private void publish(String type, StockAlert alert, String bound) {
        var cleared = alert.clearedAvailable();
        outgoing.publish(alert.location() + "/" + alert.sku(), type, Map.of(
                "location", alert.location().value(),
                "sku", alert.sku().value(),
                "available", (cleared == null ? alert.available() : cleared).value(),
                bound, alert.bound().value()));
    }
}
