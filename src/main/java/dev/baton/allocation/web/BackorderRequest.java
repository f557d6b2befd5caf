package dev.baton.allocation.web;

import dev.baton.allocation.BackorderChoice;
import dev.baton.platform.problem.Faults;
import dev.baton.platform.time.Moments;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a customer chooses, as it was sent.
 *
 * @param until an instant until which to wait; only with {@code WAIT}
 */
record BackorderRequest(
        @Schema(allowableValues = {
                "WAIT", "TAKE_PART", "CANCEL"}, example = "WAIT") @Nullable String choice,
        @Schema(format = "date-time", example = "2026-12-24T10:00:00Z") @Nullable String until) {

    private static final List<String> CHOICES =
            Arrays.stream(BackorderChoice.values()).map(Enum::name).toList();

    /** A choice that is free of faults. */
    record Chosen(BackorderChoice choice, @Nullable Instant until) {}

    /** @throws dev.baton.platform.problem.InvalidRequestException with all faults */
    Chosen check() {
        Faults faults = new Faults();
        if (choice == null || !CHOICES.contains(choice)) {
            faults.add("/choice", "must be one of " + CHOICES);
        } else if (until != null && !choice.equals(BackorderChoice.WAIT.name())) {
            faults.add("/until", "goes with the choice WAIT only");
        }
        Instant instant = Moments.read("/until", until, faults);
        faults.throwIfInvalid();
        return new Chosen(BackorderChoice.valueOf(String.valueOf(choice)), instant);
    }
}
