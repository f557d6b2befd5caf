package dev.baton.platform.outbox;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Wakes the lanes of this instance when there is something for them. Other instances are not told: PostgreSQL lets transactions that
 * notify commit one after the other, in the whole cluster, and each would wait until the one before it is flushed.
 */
@Component
class OutboxWake {

    /** What for. */
    enum Call {
        /** Something new was left. */
        NEWS,
        /** What waits is to be tried again at once. */
        RETRY;

        static Call stronger(Call one, Call other) {
            return one == RETRY ? one : other;
        }
    }

    private final List<OutboxLane> lanes = new CopyOnWriteArrayList<>();

    void add(OutboxLane lane) {
        lanes.add(lane);
    }

    void remove(OutboxLane lane) {
        lanes.remove(lane);
    }

    /** Wakes who leads to the destination, once the transaction under way has committed: before, there is nothing to see. */
    void afterCommit(String destination, Call call) {
        Woken woken = (Woken) TransactionSynchronizationManager.getResource(this);
        if (woken == null) {
            woken = new Woken();
            TransactionSynchronizationManager.registerSynchronization(woken);
            woken.resume();
        }
        woken.calls.merge(destination, call, Call::stronger);
    }

    private void wake(String destination, Call call) {
        for (OutboxLane lane : lanes) {
            if (lane.leadsTo(destination)) {
                lane.call(destination, call);
            }
        }
    }

    /** The destinations that one transaction has left something for, each of which is woken once. */
    private final class Woken implements TransactionSynchronization {

        private final Map<String, Call> calls = new LinkedHashMap<>();

        @Override
        public void suspend() {
            TransactionSynchronizationManager.unbindResource(OutboxWake.this);
        }

        @Override
        public void resume() {
            TransactionSynchronizationManager.bindResource(OutboxWake.this, this);
        }

        @Override
        public void afterCommit() {
            calls.forEach(OutboxWake.this::wake);
        }

        @Override
        public void afterCompletion(int status) {
            TransactionSynchronizationManager.unbindResource(OutboxWake.this);
        }
    }
}
