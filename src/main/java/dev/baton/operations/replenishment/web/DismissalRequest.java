package dev.baton.operations.replenishment.web;

import dev.baton.platform.problem.Faults;
import org.jspecify.annotations.Nullable;

/** Why something is not to be ordered. */
record DismissalRequest(@Nullable String reason) {

    private static final int LONGEST = 500;

    String check() {
        Faults faults = new Faults();
        String checked = faults.text("/reason", reason, LONGEST);
        faults.throwIfInvalid();
        return checked;
    }
}
