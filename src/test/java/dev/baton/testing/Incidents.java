package dev.baton.testing;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.ClientStatusException;
import io.camunda.client.api.command.FinalCommandStep;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import org.awaitility.Awaitility;

/** What stands still in the engine, found by order. */
public final class Incidents {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final EngineRecords records;
    private final CamundaClient client;

    Incidents(EngineRecords records, CamundaClient client) {
        this.records = records;
        this.client = client;
    }

    /** Waits until one of the order's processes stands still at the element. */
    public Incident awaitIncident(Object orderId, String elementId) {
        return Awaitility.await("incident at " + elementId + " of order " + orderId)
                .atMost(PATIENCE)
                .until(() -> open(orderId), found -> found.stream().anyMatch(at(elementId)))
                .stream()
                .filter(at(elementId))
                .findFirst()
                .orElseThrow();
    }

    private static Predicate<Incident> at(String elementId) {
        return incident -> incident.elementId().equals(elementId);
    }

    /** The open incidents of the order at this moment. */
    public List<Incident> open(Object orderId) {
        return open()
                .stream()
                .filter(incident -> records.subjectOf(incident.processInstanceKey())
                        .filter(orderId.toString()::equals)
                        .isPresent())
                .toList();
    }

    /** All open incidents of the run. */
    public List<Incident> open() {
        return records.incidents().stream().filter(Incident::open).toList();
    }

    /** Gives the job new retries, where a job is the reason, and lets the process go on. */
    public void resolve(Incident incident) {
        if (incident.jobKey() > 0) {
            insist(client.newUpdateRetriesCommand(incident.jobKey()).retries(3));
        }
        insist(client.newResolveIncidentCommand(incident.key()));
    }

    /** A broker under load pushes back. */
    private static void insist(FinalCommandStep<?> command) {
        Awaitility.await("the engine to take a command")
                .atMost(PATIENCE)
                .ignoreException(ClientStatusException.class)
                .until(() -> {
                    command.send().join();
                    return true;
                });
    }
}
