package dev.baton.platform.events;

import dev.baton.platform.ids.Ids;
import dev.baton.platform.outbox.OutboxBacklog;
import dev.baton.platform.paging.Cursor;
import dev.baton.platform.paging.Limit;
import dev.baton.platform.paging.Page;
import dev.baton.platform.problem.NotFoundException;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Who gets outgoing events. */
@Component
@Transactional
public class EventSubscriptions {

    private static final int FAILURES_SHOWN = 100;
    private static final UUID FIRST = new UUID(0, 0);

    private final Subscriptions subscriptions;
    private final OutboxBacklog backlog;
    private final Clock clock;

    EventSubscriptions(Subscriptions subscriptions, OutboxBacklog backlog, Clock clock) {
        this.subscriptions = subscriptions;
        this.backlog = backlog;
        this.clock = clock;
    }

    /** Subscribes to events that are published from now on. */
    public SubscriptionId subscribe(NewSubscription wanted) {
        SubscriptionId id = new SubscriptionId(Ids.next());
        subscriptions.add(new Subscription(id, wanted.url(), wanted.types(), clock.instant(), null, null),
                wanted.secret());
        return id;
    }

    /** @throws NotFoundException if there is no such subscription */
    @Transactional(readOnly = true)
    public SubscriptionState state(SubscriptionId id) {
        return state(existing(id));
    }

    /** All subscriptions, oldest first. */
    @Transactional(readOnly = true)
    public Page<SubscriptionState> list(Limit limit, @Nullable String cursor) {
        UUID after = Cursor.read(cursor, 1, id -> UUID.fromString(id.getFirst())).orElse(FIRST);
        Page<Subscription> page = Page.of(
                subscriptions.after(after, limit.andOneMore()), limit,
                subscription -> List.of(subscription.id().toString()));
        return page.map(this::state);
    }

    /**
     * Ends a subscription; events that still wait for it are dropped.
     *
     * @throws NotFoundException if there is no such subscription
     */
    public void unsubscribe(SubscriptionId id) {
        if (!subscriptions.remove(existing(id).id())) {
            throw missing(id);
        }
    }

    /**
     * Tries all waiting events at once, rather than at the end of their pauses. A subscription that is suspended is resumed: what happens from
     * now on is posted to it, too.
     *
     * @return how many wait
     * @throws NotFoundException if there is no such subscription
     */
    public int redeliver(SubscriptionId id) {
        Subscription subscription = existing(id);
        subscriptions.resume(id);
        return backlog.retryNow(destination(subscription));
    }

    private SubscriptionState state(Subscription subscription) {
        String destination = destination(subscription);
        List<SubscriptionState.Failure> failures = backlog.failing(destination, FAILURES_SHOWN).stream()
                .map(left -> new SubscriptionState.Failure(
                        left.type(), left.key(), left.attempts(), left.nextAttemptAt(), left.lastError()))
                .toList();
        return new SubscriptionState(
                subscription.id(),
                subscription.url(),
                subscription.types().stream().sorted().toList(),
                subscription.createdAt(),
                subscription.failingSince(),
                subscription.suspendedAt(),
                backlog.size(destination),
                failures);
    }

    private Subscription existing(SubscriptionId id) {
        return subscriptions.find(id).orElseThrow(() -> missing(id));
    }

    private static NotFoundException missing(SubscriptionId id) {
        return new NotFoundException("subscription " + id);
    }

    private static String destination(Subscription subscription) {
        return WebhookDestination.PREFIX + subscription.id();
    }
}
