package dev.baton.order;

import java.util.List;

/** Whether a process instance may drive an order. */
public sealed interface ClaimResult {

    /** It may, now and whenever it asks again; with what the rules are to be asked about the order's present revision. */
    record Claimed(String number, int revision, List<Fact> facts) implements ClaimResult {}

    /** Another instance drives the order: this one is to end itself, if that one is alive. */
    record ClaimedByOther(long processInstanceKey) implements ClaimResult {}

    /** The order has gone on without it, or has ended, and it is only heard late: it is to end itself. */
    record Retired() implements ClaimResult {}
}
