package dev.baton.allocation.transfer.web;

import dev.baton.platform.problem.Faults;
import org.jspecify.annotations.Nullable;

/** @param document the delivery note with which all of it leaves */
record ShipmentRequest(@Nullable String document) {

    static final int LONGEST_DOCUMENT = 100;

    /** @throws dev.baton.platform.problem.InvalidRequestException if it names none */
    String check() {
        Faults faults = new Faults();
        String checked = faults.text("/document", document, LONGEST_DOCUMENT);
        faults.throwIfInvalid();
        return checked;
    }
}
