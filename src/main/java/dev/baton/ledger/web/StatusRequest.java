package dev.baton.ledger.web;

import dev.baton.ledger.AccountStatus;
import dev.baton.platform.problem.Faults;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What an account is to become.
 *
 * @param status {@code OPEN}, {@code FROZEN} or {@code CLOSED}
 * @param reason for the record
 */
record StatusRequest(@Nullable String status, @Nullable String reason) {

    private static final int LONGEST = 500;

    record Change(AccountStatus status, String reason) {}

    /** @throws dev.baton.platform.problem.InvalidRequestException with all faults */
    Change check() {
        Faults faults = new Faults();
        String why = faults.text("/reason", reason, LONGEST);
        String name = faults.text("/status", status, LONGEST);
        if (!name.isEmpty() && Arrays.stream(AccountStatus.values()).noneMatch(each -> each.name().equals(name))) {
            faults.add("/status", "must be one of OPEN, FROZEN, CLOSED");
        }
        faults.throwIfInvalid();
        return new Change(AccountStatus.valueOf(name), why);
    }
}
