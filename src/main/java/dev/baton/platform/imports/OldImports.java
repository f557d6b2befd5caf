package dev.baton.platform.imports;

import dev.baton.platform.schedule.SweepProperties;
import dev.baton.platform.schedule.Sweepable;
import java.time.Clock;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Forgets imports that have long been done. */
@Component
class OldImports implements Sweepable {

    private final ImportJobs jobs;
    private final SweepProperties properties;
    private final Clock clock;

    OldImports(ImportJobs jobs, SweepProperties properties, Clock clock) {
        this.jobs = jobs;
        this.properties = properties;
        this.clock = clock;
    }

    @Override
    public String what() {
        return "imports";
    }

    @Override
    @Transactional
    public int sweep() {
        return jobs.forgetDone(clock.instant().minus(properties.imports()));
    }
}
