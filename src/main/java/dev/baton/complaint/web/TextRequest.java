package dev.baton.complaint.web;

import dev.baton.platform.problem.Faults;
import org.jspecify.annotations.Nullable;

/** @param text of up to 2,000 characters */
record TextRequest(@Nullable String text) {

    private static final int LONGEST = 2_000;

    /** @throws dev.baton.platform.problem.InvalidRequestException (400) if there is none, or it is too long */
    String check() {
        Faults faults = new Faults();
        String checked = text(text, faults);
        faults.throwIfInvalid();
        return checked;
    }

    static String text(@Nullable String text, Faults faults) {
        return faults.text("/text", text, LONGEST);
    }
}
