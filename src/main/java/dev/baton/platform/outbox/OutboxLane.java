package dev.baton.platform.outbox;

import dev.baton.platform.outbox.OutboxTurns.Outcome;
import dev.baton.platform.outbox.OutboxWake.Call;
import dev.baton.platform.problem.Causes;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The way to a recipient: when turns are taken for it, and how many of them side by side. */
abstract sealed class OutboxLane permits SingleLane, FamilyLane {

    private static final Logger LOG = LoggerFactory.getLogger(OutboxLane.class);

    private final OutboxDestination recipient;
    private final OutboxTurns turns;
    private final DestinationPauses pauses;
    private final Duration pollInterval;
    private final Duration busyPause;
    private final int watchers;
    private final Semaphore woken = new Semaphore(0);
    private final Semaphore free;
    private volatile boolean open = true;

    /**
     * @param longestPause of a destination that takes nothing
     * @param watchers how many threads rest until there may be something to do
     */
    OutboxLane(
            OutboxDestination recipient,
            OutboxTurns turns,
            OutboxProperties properties,
            Duration longestPause,
            int watchers) {
        this.recipient = recipient;
        this.turns = turns;
        this.pauses = new DestinationPauses(properties.firstPause(), longestPause);
        this.pollInterval = properties.pollInterval();
        this.busyPause = properties.firstPause().dividedBy(2);
        this.watchers = watchers;
        // in the order in which they come: who takes one turn after the other would not let anybody else have one
        this.free = new Semaphore(recipient.turns(), true);
    }

    static OutboxLane to(
            OutboxDestination recipient,
            OutboxQueue queue,
            OutboxTurns turns,
            OutboxProperties properties) {
        return recipient.prefix().endsWith(":")
                ? new FamilyLane(recipient, queue, turns, properties)
                : new SingleLane(recipient, turns, properties);
    }

    abstract boolean leadsTo(String destination);

    /** Looks after the recipient until the lane is closed; each watcher does. */
    abstract void watch();

    final void start() {
        open = true;
        for (int watcher = 0; watcher < watchers; watcher++) {
            Thread.ofVirtual().name("outbox " + recipient.prefix() + " " + watcher).start(this::watch);
        }
    }

    /** There is something to do for a destination that the lane leads to. */
    final void call(String destination, Call call) {
        pauses.called(destination, call);
        wake();
    }

    /** Wakes one watcher, unless as many are called as there are: a call more would only look at an empty queue. */
    private void wake() {
        if (woken.availablePermits() < watchers) {
            woken.release();
        }
    }

    /** Ends after the turns that are under way. */
    final void close(Duration patience) throws InterruptedException {
        open = false;
        woken.release(watchers);
        if (free.tryAcquire(recipient.turns(), patience.toMillis(), TimeUnit.MILLISECONDS)) {
            free.release(recipient.turns());
        } else {
            LOG.warn("Messages to {} are still under way and will be delivered again", recipient.prefix());
        }
    }

    final boolean isOpen() {
        return open;
    }

    final DestinationPauses pauses() {
        return pauses;
    }

    final String prefix() {
        return recipient.prefix();
    }

    /** Takes a turn, and leaves the destination alone for a moment if it is busy. */
    final Outcome takeTurn(String destination) {
        Outcome outcome = turn(destination);
        if (outcome.pushedBack() > 0) {
            leaveAlone();
        }
        return outcome;
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

    /** Until the lane is woken, or it is time to look all the same. */
    final void rest() {
        try {
            if (open) {
                woken.tryAcquire(pollInterval.toMillis(), TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            open = false;
        }
    }
}
