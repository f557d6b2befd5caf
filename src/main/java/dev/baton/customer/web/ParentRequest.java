package dev.baton.customer.web;

import dev.baton.customer.CustomerId;
import dev.baton.platform.problem.Faults;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * To which distributor a retailer is to belong.
 *
 * @param reason told in its history
 */
record ParentRequest(@Nullable String parentId, @Nullable String reason) {

    private static final int LONGEST_REASON = 500;

    /** Free of faults. */
    record Checked(CustomerId parent, String reason) {}

    /** @throws dev.baton.platform.problem.InvalidRequestException with all faults */
    Checked check() {
        Faults faults = new Faults();
        CustomerId parent = parent(faults);
        String said = faults.text("/reason", reason, LONGEST_REASON);
        faults.throwIfInvalid();
        return new Checked(Objects.requireNonNull(parent), said);
    }

    private @Nullable CustomerId parent(Faults faults) {
        if (parentId == null || parentId.isBlank()) {
            faults.add("/parentId", "must be given");
            return null;
        }
        try {
            return new CustomerId(parentId);
        } catch (IllegalArgumentException unfit) {
            faults.add("/parentId", String.valueOf(unfit.getMessage()));
            return null;
        }
    }
}
