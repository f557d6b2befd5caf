package dev.baton.platform.outbox;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.baton.platform.problem.Causes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

    private final OutboxQueue queue;
    private final OutboxProperties properties;
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
        Map<OutboxMessage, CompletableFuture<?>> deliveries = new LinkedHashMap<>();
        claimed.forEach(message -> deliveries.put(message, begin(recipient, message)));
        Map<Delivered, List<OutboxMessage>> outcomes = new EnumMap<>(Delivered.class);
        long deadline = System.nanoTime() + properties.patience().toNanos();
        deliveries.forEach((message, delivery) -> outcomes
                .computeIfAbsent(await(recipient, message, delivery, deadline - System.nanoTime()),
                        outcome -> new ArrayList<>())
                .add(message));
        queue.delete(outcomes.getOrDefault(Delivered.YES, List.of()));
        int pushedBack = outcomes.getOrDefault(Delivered.PUSHED_BACK, List.of()).size();
        pace.told(claimed.size(), pushedBack);
        return pushedBack > 0 ? Outcome.PUSHED_BACK : Outcome.DONE;
    }

    private enum Delivered {
        YES, NO, PUSHED_BACK
    }

    private static CompletableFuture<?> begin(OutboxDestination recipient, OutboxMessage message) {
        try {
            return recipient.deliver(message);
        } catch (RuntimeException failure) {
            return CompletableFuture.failedFuture(failure);
        }
    }

    private Delivered await(
            OutboxDestination recipient,
            OutboxMessage message,
            CompletableFuture<?> delivery,
            long patience) {
        try {
            delivery.get(Math.max(0, patience), TimeUnit.NANOSECONDS);
            return Delivered.YES;
        } catch (ExecutionException failure) {
            if (failure.getCause() instanceof DestinationBusyException) {
                queue.pause(message, giveOrTake(properties.firstPause()));
                return Delivered.PUSHED_BACK;
            }
            postpone(recipient, message, Causes.describe(failure));
        } catch (TimeoutException silence) {
            delivery.cancel(true);
            postpone(recipient, message, "no answer in time");
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the relay was stopped in the middle of a turn", stopped);
        }
        return Delivered.NO;
    }

    private void postpone(OutboxDestination recipient, OutboxMessage message, String why) {
        Duration pause = pause(message.attempts(), recipient.longestPause());
        queue.postpone(message, pause, why);
        if (message.attempts() >= LOUD_ATTEMPTS) {
            LOG.warn("Message {} ({}) to {} failed {} times: {}",
                    message.id(), message.type(), message.destination(), message.attempts() + 1, why);
        }
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
