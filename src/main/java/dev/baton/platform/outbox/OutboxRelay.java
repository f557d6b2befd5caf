package dev.baton.platform.outbox;

import dev.baton.platform.problem.Causes;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Carries messages out of the outbox. Runs in every instance of the application; the rows' locks keep instances out of each other's way.
 * Commits wake it at once; polling only finds what is to be tried again, or what nobody was awake for.
 */
@Component
class OutboxRelay implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(OutboxRelay.class);
    private static final Duration LISTEN = Duration.ofSeconds(1);
    private static final Duration STOPPING = Duration.ofSeconds(20);

    private final DataSource database;
    private final List<OutboxLane> lanes;
    private volatile boolean running;

    OutboxRelay(
            DataSource database,
            OutboxQueue queue,
            OutboxTurns turns,
            OutboxProperties properties,
            ObjectProvider<OutboxDestination> destinations) {
        this.database = database;
        this.lanes =
                destinations.stream().map(recipient -> new OutboxLane(recipient, queue, turns, properties)).toList();
    }

    @Override
    public void start() {
        running = true;
        lanes.forEach(OutboxLane::start);
        Thread.ofVirtual().name("outbox wake").start(this::listen);
    }

    @Override
    public void stop() {
        running = false;
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

    private void listen() {
        while (running) {
            try (Connection connection = database.getConnection(); Statement statement = connection.createStatement()) {
                statement.execute("LISTEN " + Outbox.WAKE_CHANNEL);
                lanes.forEach(OutboxLane::wake);
                pass(connection.unwrap(PGConnection.class));
                statement.execute("UNLISTEN *");
            } catch (SQLException failure) {
                if (running) {
                    LOG.warn("The outbox is polled, for the database wakes nobody: {}", Causes.describe(failure));
                    pause();
                }
            }
        }
    }

    private void pass(PGConnection connection) throws SQLException {
        while (running) {
            PGNotification[] notifications = connection.getNotifications((int) LISTEN.toMillis());
            if (notifications != null) {
                for (PGNotification notification : notifications) {
                    wake(notification.getParameter());
                }
            }
        }
    }

    private void wake(String destination) {
        lanes.stream().filter(lane -> lane.leadsTo(destination)).forEach(OutboxLane::wake);
    }

    private static void pause() {
        try {
            Thread.sleep(LISTEN);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
