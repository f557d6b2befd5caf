package dev.baton.platform.incident;

import java.time.Instant;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.stereotype.Component;

/** Tells whether the engine's incidents can be read. Orders are taken all the same: it is always up. */
@Component
class IncidentsHealthIndicator implements HealthIndicator {

    private final IncidentSource source;
    private final IncidentWatch watch;

    IncidentsHealthIndicator(IncidentSource source, IncidentWatch watch) {
        this.source = source;
        this.watch = watch;
    }

    @Override
    public Health health() {
        Health.Builder up = Health.up();
        if (!source.isSetUp()) {
            return up.withDetail("search", "not set up: only jobs that failed are known").build();
        }
        Instant silentSince = watch.silentSince();
        return silentSince == null
                ? up.withDetail("search", "answers").build()
                : up.withDetail("search", "does not answer since " + silentSince).build();
    }
}
