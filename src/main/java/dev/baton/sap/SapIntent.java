package dev.baton.sap;

import java.time.Instant;

/** What a step finds when it wants to call SAP. */
sealed interface SapIntent {

    /** SAP was never asked: it can be asked at once. */
    record Fresh(String requestId, Instant requestedAt) implements SapIntent {}

    /** SAP was asked before, with what answer is not known: to be looked up first. */
    record Open(String requestId, Instant requestedAt) implements SapIntent {}

    /** SAP has done it. */
    record Done(String number) implements SapIntent {}
}
