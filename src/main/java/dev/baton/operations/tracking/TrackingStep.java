package dev.baton.operations.tracking;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The steps of an order that its customer follows, and what in its timeline says that one was taken, or taken back. */
@SuppressWarnings("ImmutableEnumChecker") // Set.of() makes what nobody can change
public enum TrackingStep {
    ACCEPTED(Set.of("order.received"), Set.of()),
    PAID(Set.of("payment.held"), Set.of("payment.rest-due")),
    APPROVED(Set.of("order.approved"), Set.of("order.amended")),
    RESERVED(Set.of("order.allocated"),
            Set.of("order.amended", "order.backordered", "reservation.expired", "stock.withdrawn")),
    SHIPPED(Set.of("order.shipped"), Set.of()),
    DELIVERED(Set.of("order.delivered"), Set.of()),
    COMPLETED(Set.of("order.completed"), Set.of()),
    CANCELLED(Set.of("order.cancelled", "order.rejected"), Set.of());

    /** All that the steps are told by. */
    static final List<String> TYPES = Arrays.stream(values())
            .flatMap(step -> Stream.concat(step.takenBy.stream(), step.takenBackBy.stream()))
            .distinct()
            .toList();

    private final Set<String> takenBy;
    private final Set<String> takenBackBy;

    TrackingStep(Set<String> takenBy, Set<String> takenBackBy) {
        this.takenBy = takenBy;
        this.takenBackBy = takenBackBy;
    }

    boolean isTakenBy(String type) {
        return takenBy.contains(type);
    }

    boolean isTakenBackBy(String type) {
        return takenBackBy.contains(type);
    }
}
