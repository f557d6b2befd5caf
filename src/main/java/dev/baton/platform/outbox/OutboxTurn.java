package dev.baton.platform.outbox;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.baton.platform.outbox.OutboxQueue.Postponed;
import dev.baton.platform.problem.Causes;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * One turn of the relay: claims a batch for a destination, delivers it side by side, and deletes what was delivered in the same
 * transaction. Should the turn break off, the claim is void and the messages are delivered again.
 */
@Component
class OutboxTurn implements OutboxTurns {

    private static final Logger LOG = LoggerFactory.getLogger(OutboxTurn.class);
    private static final int LOUD_ATTEMPTS = 5;

    private static final Duration COMPLAINS_EVERY = Duration.ofMinutes(1);

    private final OutboxQueue queue;
    private final OutboxProperties properties;
    // of whom the log has been told: while somebody is away, all that waits for him fails again and again
    private final Cache<String, OutboxMessage> complaints =
            Caffeine.newBuilder().expireAfterWrite(COMPLAINS_EVERY).build();
    // whoever was not sent anything for so long begins anew at its whole batch
    private final Cache<String, OutboxPace> paces =
            Caffeine.newBuilder().expireAfterAccess(Duration.ofMinutes(10)).build();

    OutboxTurn(OutboxQueue queue, OutboxProperties properties) {
        this.queue = queue;
        this.properties = properties;
    }

    @Override
    @Transactional
    public Outcome take(OutboxDestination recipient, String destination) {
        OutboxPace pace = paces.get(destination, name -> new OutboxPace(recipient.batch()));
        List<OutboxMessage> claimed = queue.claim(destination, pace.window());
        if (claimed.isEmpty()) {
            return Outcome.NOTHING;
        }
        Map<OutboxMessage, Delivered> deliveries = deliver(recipient, claimed);
        queue.delete(claimed.stream().filter(message -> deliveries.get(message) instanceof Delivered.Yes).toList());
        queue.postpone(deliveries.entrySet().stream()
                .flatMap(each -> postponed(recipient, each.getKey(), each.getValue()).stream()).toList());
        int taken = Collections.frequency(deliveries.values(), new Delivered.Yes());
        int pushedBack = Collections.frequency(deliveries.values(), new Delivered.PushedBack());
        pace.told(claimed.size(), taken == 0 ? claimed.size() : pushedBack);
        if (taken > 0 || pushedBack == 0) {
            recipient.served(destination, taken > 0);
        }
        return new Outcome(claimed.size(), taken, pushedBack);
    }

    /** What has come of the delivery of a message. */
    private sealed interface Delivered {

        record Yes() implements Delivered {}

        record PushedBack() implements Delivered {}

        record No(String why) implements Delivered {}
    }

    private Map<OutboxMessage, Delivered> deliver(OutboxDestination recipient, List<OutboxMessage> messages) {
        Map<OutboxMessage, CompletableFuture<?>> begun = new LinkedHashMap<>();
        messages.forEach(message -> begun.put(message, begin(recipient, message)));
        long deadline = System.nanoTime() + properties.patience().toNanos();
        Map<OutboxMessage, Delivered> deliveries = new LinkedHashMap<>();
        begun.forEach((message, delivery) -> deliveries.put(message, await(delivery, deadline - System.nanoTime())));
        return deliveries;
    }

    private Optional<Postponed> postponed(OutboxDestination recipient, OutboxMessage message, Delivered delivered) {
        return switch (delivered) {
            case Delivered.Yes yes -> Optional.empty();
            case Delivered.PushedBack busy ->
                Optional.of(new Postponed(message, giveOrTake(properties.firstPause()), null));
            case Delivered.No no -> Optional.of(failed(recipient, message, no.why()));
        };
    }

    private static CompletableFuture<?> begin(OutboxDestination recipient, OutboxMessage message) {
        try {
            return recipient.deliver(message);
        } catch (RuntimeException failure) {
            return CompletableFuture.failedFuture(failure);
        }
    }

    private static Delivered await(CompletableFuture<?> delivery, long patience) {
        try {
            delivery.get(Math.max(0, patience), TimeUnit.NANOSECONDS);
            return new Delivered.Yes();
        } catch (ExecutionException failure) {
            return failure.getCause() instanceof DestinationBusyException
                    ? new Delivered.PushedBack()
                    : new Delivered.No(Causes.describe(failure));
        } catch (TimeoutException silence) {
            delivery.cancel(true);
            return new Delivered.No("no answer in time");
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the relay was stopped in the middle of a turn", stopped);
        }
    }

    private Postponed failed(OutboxDestination recipient, OutboxMessage message, String why) {
        if (message.attempts() >= LOUD_ATTEMPTS
                && complaints.asMap().putIfAbsent(message.destination(), message) == null) {
            LOG.warn("Message {} ({}) about {} to {} failed {} times, and maybe others: {}",
                    message.id(), message.type(), message.key(), message.destination(), message.attempts() + 1, why);
        }
        return new Postponed(message, pause(message.attempts(), recipient.longestPause()), why);
    }

    /** Doubles with each attempt. */
    private Duration pause(int attempts, Duration longest) {
        long doubled = properties.firstPause().toMillis() << Math.min(attempts, 20);
        return giveOrTake(Duration.ofMillis(Math.min(doubled, longest.toMillis())));
    }

    /** Give or take a quarter, so that those who failed together do not come back together. */
    private static Duration giveOrTake(Duration pause) {
        long millis = pause.toMillis();
        return Duration.ofMillis(millis * 3 / 4 + ThreadLocalRandom.current().nextLong(millis / 2 + 1));
    }
}
