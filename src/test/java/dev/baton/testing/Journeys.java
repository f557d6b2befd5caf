package dev.baton.testing;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;

/** The way that orders have taken through their diagrams. */
public final class Journeys {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final EngineRecords records;

    Journeys(EngineRecords records) {
        this.records = records;
    }

    /** All that happened in the order's processes, oldest first. */
    public List<Step> of(Object orderId) {
        return records.stepsOf(orderId.toString());
    }

    /** The ids of the elements that were entered, oldest first. */
    public List<String> elementsEntered(Object orderId) {
        return of(orderId).stream()
                .filter(step -> step.event().equals("ELEMENT_ACTIVATED"))
                .map(Step::elementId)
                .toList();
    }

    /** The ids of the elements that were entered, and of the flows that were taken, by any instance of the process in this run. */
    public Set<String> everWalked(String processId) {
        return records.steps()
                .stream()
                .filter(step -> step.processId().equals(processId))
                .filter(step -> step.event().equals("ELEMENT_ACTIVATED") || step.event().equals("SEQUENCE_FLOW_TAKEN"))
                .map(Step::elementId)
                .collect(Collectors.toSet());
    }

    /** The types of the jobs that were done twice in this run, see {@link LostCompletions}. */
    public Set<String> jobTypesDoneTwice() {
        return records.jobTypesLost();
    }

    /** Waits until the process has ended for the order, by completion or termination. */
    public void awaitEnd(Object orderId, String processId) {
        Awaitility.await("end of " + processId + " for order " + orderId)
                .atMost(PATIENCE)
                .until(() -> of(orderId).stream()
                        .anyMatch(step -> step.elementType().equals("PROCESS") && step.processId().equals(processId)
                                && (step.event().equals("ELEMENT_COMPLETED")
                                        || step.event().equals("ELEMENT_TERMINATED"))));
    }

    /** Waits until the element was entered for the order. */
    public void awaitElement(Object orderId, String elementId) {
        Awaitility.await(elementId + " for order " + orderId)
                .atMost(PATIENCE)
                .until(() -> elementsEntered(orderId).contains(elementId));
    }
}
