package dev.baton.order;

import dev.baton.platform.fence.OrderId;
import dev.baton.platform.problem.Causes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Lets orders begin as fast as they are worked off. Without it the engine would take each order at once: in a flood all of them would be under
 * way together, each slower than the one before, and would leave no time for taking in others.
 *
 * <p>Each instance counts those that it has let begin and that are under way still: neither released nor in a state in which they rest. One that
 * is for too long counts no longer: whatever keeps it may not keep the others. Who comes while they are as many as may be, or after others who
 * wait, waits for its turn with its start held back, whichever instance gives it that.
 */
@Component
class Beginnings implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Beginnings.class);

    private static final Duration LOOKS_EVERY = Duration.ofMillis(100);
    // what an instance that has ended has left behind is to be found soon
    private static final Duration LOOKS_FOR_OTHERS_EVERY = Duration.ofSeconds(5);

    private final int most;
    private final Duration countsFor;
    private final Starts starts;
    private final StoredOrders orders;
    private final List<OrderRest> rests;
    private final TransactionTemplate transaction;
    // since when they count, by the machine's own clock, in nanoseconds
    private final Map<OrderId, Long> underWay = new ConcurrentHashMap<>();
    private volatile boolean somebodyWaits;
    private volatile boolean running;
    private long lookedForOthers = System.nanoTime() - LOOKS_FOR_OTHERS_EVERY.toNanos();

    Beginnings(
            BeginningProperties properties,
            Starts starts,
            StoredOrders orders,
            List<OrderRest> rests,
            TransactionTemplate transaction) {
        this.most = properties.underWay();
        this.countsFor = properties.underWayFor();
        this.starts = starts;
        this.orders = orders;
        this.rests = rests;
        this.transaction = transaction;
    }

    /** Lets an order begin with the caller's transaction, or once it is its turn. */
    void begin(OrderId id, Channel channel) {
        if (!somebodyWaits && underWay.size() < most) {
            count(id);
            starts.start(id, channel);
        } else {
            starts.startInTurn(id, channel);
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {

                @Override
                public void afterCommit() {
                    somebodyWaits = true;
                }
            });
        }
    }

    /** Gives those who wait their turn, as far as there is room. */
    void look() {
        forget();
        boolean forOthers = System.nanoTime() - lookedForOthers >= LOOKS_FOR_OTHERS_EVERY.toNanos();
        int room = most - underWay.size();
        if (room > 0 && (somebodyWaits || forOthers)) {
            lookedForOthers = System.nanoTime();
            giveTurns(room);
        }
    }

    private void giveTurns(int room) {
        // whoever comes to wait from here on says so again
        boolean knownToWait = somebodyWaits;
        somebodyWaits = false;
        try {
            List<OrderId> begun = Objects.requireNonNull(transaction.execute(status -> starts.letStart(room)));
            begun.forEach(this::count);
            if (begun.size() == room) {
                somebodyWaits = true;
            }
        } catch (RuntimeException failure) {
            if (knownToWait) {
                somebodyWaits = true;
            }
            throw failure;
        }
    }

    private void count(OrderId id) {
        underWay.put(id, System.nanoTime());
    }

    private void forget() {
        long now = System.nanoTime();
        underWay.values().removeIf(since -> now - since >= countsFor.toNanos());
        if (somebodyWaits || 2 * underWay.size() >= most) {
            List<OrderId> counted = new ArrayList<>(underWay.keySet());
            orders.notUnderWay(counted).forEach(underWay::remove);
            rests.forEach(rest -> rest.resting(counted).forEach(underWay::remove));
        }
    }

    @Override
    public void start() {
        running = true;
        Thread.ofVirtual().name("beginnings").start(this::run);
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void run() {
        while (running) {
            try {
                look();
            } catch (RuntimeException failure) {
                LOG.warn("Nobody can be given a turn to begin: {}", Causes.describe(failure));
            }
            rest();
        }
    }

    private void rest() {
        try {
            Thread.sleep(LOOKS_EVERY);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            running = false;
        }
    }
}
