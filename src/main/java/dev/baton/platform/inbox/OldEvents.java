package dev.baton.platform.inbox;

import dev.baton.platform.schedule.SweepProperties;
import dev.baton.platform.schedule.Sweepable;
import dev.baton.platform.sql.Row;
import java.time.Clock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Forgets events that were applied long ago. */
@Component
class OldEvents implements Sweepable {

    private final JdbcClient jdbc;
    private final SweepProperties properties;
    private final Clock clock;

    OldEvents(JdbcClient jdbc, SweepProperties properties, Clock clock) {
        this.jdbc = jdbc;
        this.properties = properties;
        this.clock = clock;
    }

    @Override
    public String what() {
        return "inbox events";
    }

    @Override
    @Transactional
    public int sweep() {
        return jdbc.sql("DELETE FROM inbox_event WHERE applied_at < ?")
                .param(Row.at(clock.instant().minus(properties.inbox())))
                .update();
    }
}
