package dev.baton.platform.outbox;

import java.time.Duration;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Carries messages out of the outbox. Runs in every instance of the application; the rows' locks keep instances out of each other's way.
 * Commits of the same instance wake it at once; polling finds what is to be tried again, and what another instance left and did not deliver.
 */
@Component
class OutboxRelay implements SmartLifecycle {

    private static final Duration STOPPING = Duration.ofSeconds(20);

    private final OutboxWake wake;
    private final List<OutboxLane> lanes;
    private volatile boolean running;

    OutboxRelay(
            OutboxQueue queue,
            OutboxTurns turns,
            OutboxWake wake,
            OutboxProperties properties,
            ObjectProvider<OutboxDestination> destinations) {
        this.wake = wake;
        this.lanes =
                destinations.stream().map(recipient -> OutboxLane.to(recipient, queue, turns, properties)).toList();
    }

    @Override
    public void start() {
        running = true;
        lanes.forEach(wake::add);
        lanes.forEach(OutboxLane::start);
    }

    @Override
    public void stop() {
        running = false;
        lanes.forEach(wake::remove);
        try {
            for (OutboxLane lane : lanes) {
                lane.close(STOPPING);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
