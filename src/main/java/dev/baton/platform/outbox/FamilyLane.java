package dev.baton.platform.outbox;

import dev.baton.platform.outbox.OutboxTurns.Outcome;
import dev.baton.platform.outbox.OutboxWake.Call;
import dev.baton.platform.problem.Causes;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The way to a family of destinations, for each of which one turn is taken at a time. */
final class FamilyLane extends OutboxLane {

    private static final Logger LOG = LoggerFactory.getLogger(FamilyLane.class);

    private final OutboxQueue queue;
    private final Set<String> busy = ConcurrentHashMap.newKeySet();

    FamilyLane(OutboxDestination recipient, OutboxQueue queue, OutboxTurns turns, OutboxProperties properties) {
        super(recipient, turns, properties, recipient.longestPause(), 1);
        this.queue = queue;
    }

    @Override
    boolean leadsTo(String destination) {
        return destination.startsWith(prefix());
    }

    @Override
    void watch() {
        while (isOpen()) {
            try {
                serveAll();
            } catch (RuntimeException failure) {
                LOG.warn("The outbox cannot be read: {}", Causes.describe(failure));
            }
            rest();
        }
    }

    private void serveAll() {
        List<String> members = queue.waitingDestinations(prefix());
        pauses().keepOnly(members);
        for (String member : members) {
            if (!pauses().isPaused(member) && busy.add(member)) {
                Thread.ofVirtual().name("outbox " + member).start(() -> serve(member));
            }
        }
    }

    /** Looks again afterwards if it was called meanwhile: the last turn may have been too early for that, and nobody else was let in. */
    private void serve(String member) {
        try {
            boolean more = true;
            while (more && isOpen()) {
                pauses().turnBegins(member);
                Outcome outcome = takeTurn(member);
                pauses().turnEnded(member, outcome);
                more = outcome.taken() > 0 || outcome.pushedBack() > 0;
            }
        } finally {
            busy.remove(member);
            Call meanwhile = pauses().calledMeanwhile(member);
            if (meanwhile != null) {
                call(member, meanwhile);
            }
        }
    }
}
