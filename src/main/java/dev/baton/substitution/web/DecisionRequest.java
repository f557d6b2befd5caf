package dev.baton.substitution.web;

import dev.baton.platform.problem.Faults;
import dev.baton.platform.problem.InvalidRequestException;
import dev.baton.substitution.CustomerDecision;
import org.jspecify.annotations.Nullable;

/** @param decision {@code ACCEPT} or {@code DECLINE} */
record DecisionRequest(@Nullable String decision) {

    /** @throws InvalidRequestException (400) if it is neither */
    CustomerDecision check() {
        for (CustomerDecision known : CustomerDecision.values()) {
            if (known.name().equals(decision)) {
                return known;
            }
        }
        throw new InvalidRequestException(new Faults().add("/decision", "must be ACCEPT or DECLINE"));
    }
}
