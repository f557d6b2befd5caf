package dev.baton.platform.outbox;

import dev.baton.platform.outbox.OutboxTurns.Outcome;
import java.time.Duration;

/** The way to one destination, for which several turns are taken side by side. */
final class SingleLane extends OutboxLane {

    // short, since what was refused may have reasons of its own, and something else that would be taken may be left meanwhile
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);

    SingleLane(OutboxDestination recipient, OutboxTurns turns, OutboxProperties properties) {
        super(recipient, turns, properties, LONGEST_PAUSE, recipient.turns());
    }

    @Override
    boolean leadsTo(String destination) {
        return destination.equals(prefix());
    }

    @Override
    void watch() {
        while (isOpen()) {
            if (pauses().isPaused(prefix()) || !serve()) {
                rest();
            }
        }
    }

    /** Takes a turn, and tells whether there was anything to bring. */
    private boolean serve() {
        Outcome outcome = takeTurn(prefix());
        boolean brought = outcome.brought() > 0;
        if (brought) {
            pauses().turnEnded(prefix(), outcome);
        }
        return brought;
    }
}
