package dev.baton.platform.problem;

/** What was asked for does not exist, or not for this caller: answered with 404. */
public class NotFoundException extends RuntimeException {

    /** @param what what is missing, such as {@code order BO-2026-000001} */
    public NotFoundException(String what) {
        super("There is no " + what + ".");
    }
}
