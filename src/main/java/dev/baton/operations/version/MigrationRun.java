package dev.baton.operations.version;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import dev.baton.operations.version.StoredMigrations.Turn;
import dev.baton.operations.version.StoredMigrations.UnderWay;
import dev.baton.order.Orders;
import dev.baton.platform.engine.EngineUnavailableException;
import dev.baton.platform.engine.MigrationCommands;
import dev.baton.platform.engine.MigrationCommands.Answer;
import dev.baton.platform.fence.OrderId;
import dev.baton.platform.incident.EngineIncidents;
import dev.baton.platform.schedule.Recurring;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Moves orders to another version. What it leaves behind, the next round takes up. An order is moved by one instance of the application at a time: a
 * second one would be told that the order does not fit, since it has moved.
 */
@Component
class MigrationRun {

    /** Longer than the engine is given to answer, and to answer whether it has moved already. */
    private static final Duration TURN = Duration.ofSeconds(30);

    private static final Logger LOG = LoggerFactory.getLogger(MigrationRun.class);

    private final StoredMigrations migrations;
    private final MigrationCommands engine;
    private final EngineIncidents incidents;
    private final Orders orders;
    private final MigrationProperties properties;
    private final TransactionTemplate transaction;
    private final Clock clock;

    MigrationRun(
            StoredMigrations migrations,
            MigrationCommands engine,
            EngineIncidents incidents,
            Orders orders,
            MigrationProperties properties,
            TransactionTemplate transaction,
            Clock clock) {
        this.migrations = migrations;
        this.engine = engine;
        this.incidents = incidents;
        this.orders = orders;
        this.properties = properties;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Bean
    RecurringTask<Void> migrationTask() {
        return Recurring.task("migrations", properties.interval(), this::goOn);
    }

    void goOn() {
        try {
            migrations.underWay().forEach(this::work);
        } catch (EngineUnavailableException away) {
            LOG.warn("Migrations of running orders wait until the process engine answers");
        }
    }

    private void work(UnderWay migration) {
        List<Turn> turns = next(migration);
        while (!turns.isEmpty()) {
            turns.forEach(turn -> move(migration, turn));
            turns = next(migration);
        }
        migrations.end(migration.id(), clock.instant());
    }

    private List<Turn> next(UnderWay migration) {
        return migrations.next(migration.id(), properties.batch(), clock.instant().minus(TURN));
    }

    private void move(UnderWay migration, Turn turn) {
        Instant now = clock.instant();
        if (!migrations.claim(turn, now, now.minus(TURN))) {
            return;
        }
        if (!migrations.isDue(turn)) {
            stays(turn, "Another process drives it by now, or it has gone on");
            return;
        }
        if (turn.asked() && hasMoved(migration, turn)) {
            moved(migration, turn);
            return;
        }
        switch (engine.migrate(turn.processInstanceKey(), migration.toKey(), migration.mappings())) {
            case Answer.Moved moved -> moved(migration, turn);
            case Answer.Gone gone -> stays(turn, "Its process has ended");
            case Answer.Refused refused -> {
                if (hasMoved(migration, turn)) {
                    moved(migration, turn);
                } else {
                    stays(turn, refused.why());
                }
            }
        }
    }

    /**
     * Whether an earlier round moved it, and did not live to note that, or another instance of the application did so since. Where all elements keep
     * their ids it may simply be moved again. Otherwise the target's ids fit what has moved, and do not fit what has not.
     */
    private boolean hasMoved(UnderWay migration, Turn turn) {
        if (MigrationPlan.keepsIds(migration.mappings())) {
            return false;
        }
        Map<String, String> asItIs =
                migration.mappings().values().stream().distinct().collect(Collectors.toMap(id -> id, id -> id));
        return engine.migrate(turn.processInstanceKey(), migration.toKey(), asItIs) instanceof Answer.Moved;
    }

    private void moved(UnderWay migration, Turn turn) {
        transaction.executeWithoutResult(status -> {
            if (migrations.note(turn, MigrationState.MOVED, "", clock.instant())) {
                migrations.take(turn, migration.toKey());
                incidents.move(turn.processInstanceKey(), migration.toKey());
                tell(migration, turn.order());
            }
        });
    }

    private void tell(UnderWay migration, @Nullable OrderId order) {
        if (order != null) {
            orders.noteOnce(order, "process.migrated", migration.requestedBy(),
                    "Goes on under version %d of %s".formatted(migration.toVersion(), migration.processId()),
                    "migration:" + migration.id());
        }
    }

    private void stays(Turn turn, String why) {
        migrations.note(turn, MigrationState.STAYED, why, clock.instant());
    }
}
