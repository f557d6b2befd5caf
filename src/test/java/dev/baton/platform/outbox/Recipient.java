package dev.baton.platform.outbox;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** A destination that writes down what it gets. */
final class Recipient implements OutboxDestination {

    private final String prefix;
    private volatile int batch = 7;
    private volatile int turns = 3;
    private final List<OutboxMessage> taken = new CopyOnWriteArrayList<>();
    private final Map<Long, Integer> attempts = new ConcurrentHashMap<>();
    private volatile Predicate<OutboxMessage> refuses = message -> false;
    private volatile Semaphore room = new Semaphore(Integer.MAX_VALUE / 2);
    private volatile Duration takes = Duration.ZERO;
    private volatile RuntimeException refusal = new IllegalStateException("not now");

    private Recipient(String prefix) {
        this.prefix = prefix;
    }

    /** One destination. */
    static Recipient alone() {
        return new Recipient("test-" + UUID.randomUUID());
    }

    /** A family of destinations. */
    static Recipient family() {
        return new Recipient("test-" + UUID.randomUUID() + ":");
    }

    void refusing(Predicate<OutboxMessage> what) {
        refuses = what;
    }

    void batch(int most) {
        batch = most;
    }

    void turns(int most) {
        turns = most;
    }

    void busy() {
        refusing(message -> true);
        refusal = new DestinationBusyException(new IllegalStateException("too much to do"));
    }

    /** Takes so many messages at a time, each for so long, and pushes back all others. */
    void narrow(int atATime, Duration each) {
        room = new Semaphore(atATime);
        takes = each;
        refusal = new DestinationBusyException(new IllegalStateException("too much to do"));
    }

    List<String> taken() {
        return taken.stream().map(OutboxMessage::type).toList();
    }

    List<String> taken(String key) {
        return taken.stream().filter(message -> message.key().equals(key)).map(OutboxMessage::type).toList();
    }

    int attempts() {
        return attempts.values().stream().mapToInt(Integer::intValue).sum();
    }

    @Override
    public String prefix() {
        return prefix;
    }

    @Override
    public int batch() {
        return batch;
    }

    @Override
    public int turns() {
        return turns;
    }

    @Override
    public Duration longestPause() {
        return Duration.ofMillis(400);
    }

    @Override
    public CompletableFuture<?> deliver(OutboxMessage message) {
        attempts.merge(message.id(), 1, Integer::sum);
        if (refuses.test(message) || !room.tryAcquire()) {
            return CompletableFuture.failedFuture(refusal);
        }
        if (takes.isZero()) {
            return CompletableFuture.completedFuture(take(message));
        }
        return CompletableFuture.supplyAsync(() -> take(message),
                CompletableFuture.delayedExecutor(takes.toMillis(), TimeUnit.MILLISECONDS));
    }

    private OutboxMessage take(OutboxMessage message) {
        taken.add(message);
        room.release();
        return message;
    }
}
