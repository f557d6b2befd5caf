package dev.baton.testing;

import java.time.Duration;
import java.util.List;
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
