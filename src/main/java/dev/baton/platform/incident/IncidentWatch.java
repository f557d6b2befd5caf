package dev.baton.platform.incident;

import dev.baton.platform.engine.EngineUnavailableException;
import dev.baton.platform.engine.ProcessInstances;
import dev.baton.platform.problem.Causes;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Asks for the engine's incidents, again and again, in every instance of the application: what one has noted the others leave as it is.
 */
@Component
class IncidentWatch implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(IncidentWatch.class);
    private static final int LOOKED_FOR = 50;

    private final IncidentSource source;
    private final EngineIncidents incidents;
    private final ProcessInstances instances;
    private final IncidentProperties properties;
    private final Clock clock;
    private final Semaphore stopped = new Semaphore(0);
    private final AtomicReference<@Nullable Instant> silentSince = new AtomicReference<>();
    private volatile boolean running;
    private @Nullable Thread thread;

    IncidentWatch(
            IncidentSource source,
            EngineIncidents incidents,
            ProcessInstances instances,
            IncidentProperties properties,
            Clock clock) {
        this.source = source;
        this.incidents = incidents;
        this.instances = instances;
        this.properties = properties;
        this.clock = clock;
    }

    /** Since when the search has not answered; null while it does. */
    @Nullable
    Instant silentSince() {
        return silentSince.get();
    }

    @Override
    public synchronized void start() {
        stopped.drainPermits();
        running = true;
        thread = Thread.ofVirtual().name("incidents").start(this::run);
    }

    @Override
    public synchronized void stop() {
        running = false;
        stopped.release();
        try {
            if (thread != null) {
                thread.join();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void run() {
        try {
            do {
                look();
            } while (!stopped.tryAcquire(properties.interval().toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    void look() {
        try {
            if (source.isSetUp()) {
                Instant asked = clock.instant();
                incidents.take(source.active(), asked);
            }
            lookForUnnamed();
            answers();
        } catch (RuntimeException failure) {
            isSilent(failure);
        }
    }

    /** The engine never heard that a job failed, or has gone on, or has no search that would tell. */
    private void lookForUnnamed() {
        for (EngineIncident unnamed : incidents.unnamed(LOOKED_FOR)) {
            if (!instances.isAlive(unnamed.elementInstanceKey())) {
                incidents.end(unnamed.id());
            }
        }
    }

    private void answers() {
        if (silentSince.getAndSet(null) != null) {
            LOG.info("The engine's incidents can be read again");
        }
    }

    private void isSilent(RuntimeException failure) {
        if (silentSince.compareAndSet(null, clock.instant()) && running) {
            String why = failure instanceof IncidentSourceException || failure instanceof EngineUnavailableException
                    ? String.valueOf(failure.getMessage())
                    : Causes.describe(failure);
            LOG.warn("The engine's incidents cannot be read, which is tried again every {} s: {}",
                    properties.interval().toSeconds(), why);
        }
    }
}
