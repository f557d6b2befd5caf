package dev.baton.allocation.transfer.web;

import dev.baton.platform.problem.Faults;
import org.jspecify.annotations.Nullable;

/** @param reason why, in the stock keeper's words */
record CancellationRequest(@Nullable String reason) {

    private static final int LONGEST = 500;

    /** @throws dev.baton.platform.problem.InvalidRequestException if no reason is given */
    String check() {
        Faults faults = new Faults();
        String why = faults.text("/reason", reason, LONGEST);
        faults.throwIfInvalid();
        return why;
    }
}
