package dev.baton.platform.outbox;

import dev.baton.platform.problem.Causes;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The way to a family of destinations, for each of which one turn is taken at a time. */
final class FamilyLane extends OutboxLane {

    private static final Logger LOG = LoggerFactory.getLogger(FamilyLane.class);

    private final OutboxQueue queue;
    private final Set<String> busy = ConcurrentHashMap.newKeySet();
    private final Set<String> calledWhileBusy = ConcurrentHashMap.newKeySet();

    FamilyLane(OutboxDestination recipient, OutboxQueue queue, OutboxTurns turns, OutboxProperties properties) {
        super(recipient, turns, properties, 1);
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
                queue.dueDestinations(prefix()).forEach(this::call);
            } catch (RuntimeException failure) {
                LOG.warn("The outbox cannot be read: {}", Causes.describe(failure));
            }
            rest();
        }
    }

    private void call(String member) {
        calledWhileBusy.add(member);
        if (busy.add(member)) {
            calledWhileBusy.remove(member);
            Thread.ofVirtual().name("outbox " + member).start(() -> serve(member));
        }
    }

    /** Looks again afterwards only if it was called meanwhile: what another instance delivers is due, too, and not to be waited for at speed. */
    private void serve(String member) {
        try {
            boolean more = true;
            while (more && isOpen()) {
                more = takeTurn(member);
            }
        } finally {
            busy.remove(member);
            if (calledWhileBusy.remove(member)) {
                wake();
            }
        }
    }
}
