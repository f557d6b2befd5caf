package dev.baton.platform.events;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.baton.platform.ids.Ids;
import dev.baton.platform.outbox.Outbox;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Tells subscribers what happened. */
@Component
public class OutgoingEvents {

    private final Subscriptions subscriptions;
    private final Outbox outbox;
    private final CloudEvents cloudEvents;

    OutgoingEvents(Subscriptions subscriptions, Outbox outbox, ObjectMapper json, Clock clock) {
        this.subscriptions = subscriptions;
        this.outbox = outbox;
        this.cloudEvents = new CloudEvents(json, clock);
    }

    /**
     * Publishes an event with the caller's transaction: one message per subscription to this type, in order per key.
     *
     * @param key what the event is about, usually an order's id; the event's subject
     * @param type such as {@code order.accepted}
     * @param data free of personal data
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void publish(String key, String type, Map<String, Object> data) {
        List<SubscriptionId> subscribed = subscriptions.to(type);
        if (subscribed.isEmpty()) {
            return;
        }
        Object event = cloudEvents.event(Ids.next(), key, type, data);
        for (SubscriptionId subscription : subscribed) {
            outbox.send(key, WebhookDestination.PREFIX + subscription, type, event);
        }
    }
}
