package dev.baton.platform.outbox;

import dev.baton.platform.outbox.OutboxTurns.Outcome;
import dev.baton.platform.problem.Causes;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The way to one destination, or to one family of destinations of which each is served by itself. */
final class OutboxLane {

    private static final Logger LOG = LoggerFactory.getLogger(OutboxLane.class);

    private final OutboxDestination recipient;
    private final OutboxQueue queue;
    private final OutboxTurns turns;
    private final Duration pollInterval;
    private final Duration busyPause;
    private final Semaphore woken = new Semaphore(0);
    private final Semaphore free;
    private final Set<String> busy = ConcurrentHashMap.newKeySet();
    private final Set<String> calledWhileBusy = ConcurrentHashMap.newKeySet();
    private volatile boolean open = true;

    OutboxLane(OutboxDestination recipient, OutboxQueue queue, OutboxTurns turns, OutboxProperties properties) {
        this.recipient = recipient;
        this.queue = queue;
        this.turns = turns;
        this.pollInterval = properties.pollInterval();
        this.busyPause = properties.firstPause().dividedBy(2);
        // in the order in which they come: who takes one turn after the other would not let anybody else have one
        this.free = new Semaphore(recipient.turns(), true);
    }

    boolean leadsTo(String destination) {
        return isFamily() ? destination.startsWith(recipient.prefix()) : destination.equals(recipient.prefix());
    }

    /** Wakes one turn, unless as many are called as there are: a call more would only look at an empty queue. */
    void wake() {
        if (woken.availablePermits() < recipient.turns()) {
            woken.release();
        }
    }

    void start() {
        open = true;
        if (isFamily()) {
            Thread.ofVirtual().name("outbox " + recipient.prefix()).start(this::serveFamily);
            return;
        }
        for (int turn = 0; turn < recipient.turns(); turn++) {
            Thread.ofVirtual().name("outbox " + recipient.prefix() + " " + turn).start(this::serve);
        }
    }

    /** Ends after the turns that are under way. */
    void close(Duration patience) throws InterruptedException {
        open = false;
        woken.release(recipient.turns());
        if (free.tryAcquire(recipient.turns(), patience.toMillis(), TimeUnit.MILLISECONDS)) {
            free.release(recipient.turns());
        } else {
            LOG.warn("Messages to {} are still under way and will be delivered again", recipient.prefix());
        }
    }

    private boolean isFamily() {
        return recipient.prefix().endsWith(":");
    }

    private void serve() {
        while (open) {
            if (!hasMore(recipient.prefix())) {
                rest();
            }
        }
    }

    private void serveFamily() {
        while (open) {
            try {
                queue.dueDestinations(recipient.prefix()).forEach(this::call);
            } catch (RuntimeException failure) {
                LOG.warn("The outbox cannot be read: {}", Causes.describe(failure));
            }
            rest();
        }
    }

    private void call(String destination) {
        calledWhileBusy.add(destination);
        if (busy.add(destination)) {
            calledWhileBusy.remove(destination);
            serveMember(destination);
        }
    }

    /** Looks again afterwards only if it was called meanwhile: what another instance delivers is due, too, and not to be waited for at speed. */
    private void serveMember(String destination) {
        Thread.ofVirtual().name("outbox " + destination).start(() -> {
            try {
                while (open && hasMore(destination)) {
                    LOG.trace("{} may have more", destination);
                }
            } finally {
                busy.remove(destination);
                if (calledWhileBusy.remove(destination)) {
                    wake();
                }
            }
        });
    }

    /** Takes a turn, and tells whether another one may find more. */
    private boolean hasMore(String destination) {
        return switch (turn(destination)) {
            case NOTHING -> false;
            case DONE -> true;
            case PUSHED_BACK -> {
                leaveAlone();
                yield true;
            }
        };
    }

    private Outcome turn(String destination) {
        free.acquireUninterruptibly();
        try {
            return open ? turns.take(recipient, destination) : Outcome.NOTHING;
        } catch (RuntimeException failure) {
            LOG.warn("A turn to {} broke off and is taken again: {}", destination, Causes.describe(failure));
            return Outcome.NOTHING;
        } finally {
            free.release();
        }
    }

    private void leaveAlone() {
        try {
            Thread.sleep(busyPause);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            open = false;
        }
    }

    private void rest() {
        try {
            if (open && woken.tryAcquire(pollInterval.toMillis(), TimeUnit.MILLISECONDS) && isFamily()) {
                woken.drainPermits();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            open = false;
        }
    }
}
