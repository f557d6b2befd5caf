package dev.baton.payment.reconciliation.file;

import dev.baton.platform.problem.Faults;

/** A file that is wrong from end to end need not be told of each entry. */
final class FaultLimit {

    static final int MOST = 200;

    private FaultLimit() {}

    /** @throws dev.baton.platform.problem.InvalidRequestException if there are more faults than are told */
    static void check(Faults faults) {
        if (!faults.isEmpty() && faults.all().size() >= MOST) {
            faults.throwIfInvalid();
        }
    }
}
