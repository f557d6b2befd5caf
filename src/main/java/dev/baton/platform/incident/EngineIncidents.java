package dev.baton.platform.incident;

import dev.baton.platform.schedule.Sweepable;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What stands still in the engine. */
@Service
@Transactional
public class EngineIncidents implements Sweepable {

    /** What is done about a job whose process is to go on without it. */
    public static final String SKIP = "SKIP";

    private final StoredIncidents incidents;
    private final IncidentProperties properties;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    EngineIncidents(
            StoredIncidents incidents,
            IncidentProperties properties,
            ApplicationEventPublisher events,
            Clock clock) {
        this.incidents = incidents;
        this.properties = properties;
        this.events = events;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public Optional<EngineIncident> find(UUID id) {
        return incidents.find(id);
    }

    /** Whether a process may go on without the job that stands still. */
    public boolean isSkippable(EngineIncident incident) {
        return incident.jobType() != null && properties.skippable().contains(incident.jobType());
    }

    /**
     * Lets one act on an incident, until it is closed or given back, but not longer than {@code baton.incidents.claim}.
     *
     * @param action a word; who claims the same again may
     * @return false if it is over, or another acts on it
     */
    public boolean claim(UUID id, String action, String by) {
        Instant now = clock.instant();
        return incidents.claim(id, action, by, now, now.minus(properties.claim()));
    }

    /** Lets others act on it, since nothing came of it. */
    public void giveBack(UUID id, String by) {
        incidents.unclaim(id, by);
    }

    /**
     * Notes that somebody has made it go on.
     *
     * @return false if it was over before
     */
    public boolean close(UUID id, String by) {
        return incidents.close(id, by, clock.instant());
    }

    /** Notes that an instance that stands still has got another version of its process. */
    public void move(long processInstanceKey, long processDefinitionKey) {
        incidents.move(processInstanceKey, processDefinitionKey);
    }

    /** Notes a job that has no retries left. */
    void note(FailedJob job, String message) {
        String cause = IncidentWords.of(FailedJob.ERROR_TYPE, job.elementId(), job.processId(), message);
        incidents.keep(job, cause, clock.instant()).map(IncidentRaised::new).ifPresent(events::publishEvent);
    }

    /** Whether somebody wants the process to go on without this job. */
    @Transactional(readOnly = true)
    boolean isSkipped(long jobKey) {
        return incidents.isSkipped(jobKey, SKIP);
    }

    /**
     * Notes what the engine's search knows, unless another instance of the application is doing so.
     *
     * @param asked when it was asked
     */
    void take(IncidentSource.Active active, Instant asked) {
        if (!incidents.isFirst()) {
            return;
        }
        incidents.see(active.incidents().stream().map(FoundIncident::key).toList(), asked);
        if (active.all()) {
            Instant now = clock.instant();
            incidents.endUnseen(asked, now.minus(properties.claim()), now).forEach(this::over);
        }
        active.incidents().forEach(found -> take(found, asked));
    }

    private void take(FoundIncident found, Instant asked) {
        if (incidents.reopen(found, asked)) {
            return;
        }
        String cause = IncidentWords.of(found.errorType(), found.elementId(), found.processId(), found.message());
        incidents.name(found, asked)
                .or(() -> incidents.keep(found, cause, asked))
                .map(IncidentRaised::new)
                .ifPresent(events::publishEvent);
    }

    /** Some of those of which the engine's search should know by now and does not. */
    List<EngineIncident> unnamed(int most) {
        Instant now = clock.instant();
        return incidents.unnamed(now.minus(properties.patience()), most, now);
    }

    /** Notes that what stood still is not there any more. */
    void end(UUID id) {
        incidents.end(id, clock.instant()).ifPresent(this::over);
    }

    private void over(EngineIncident incident) {
        events.publishEvent(new IncidentOver(incident));
    }

    @Override
    public String what() {
        return "incidents that are over";
    }

    @Override
    public int sweep() {
        return incidents.forget(clock.instant().minus(properties.kept()));
    }
}
