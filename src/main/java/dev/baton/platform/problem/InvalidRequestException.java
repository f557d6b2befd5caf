package dev.baton.platform.problem;

import java.util.List;

/** The request is at fault in itself: answered with 400 and all faults. */
public class InvalidRequestException extends RuntimeException {

    private final transient List<Fault> faults;

    public InvalidRequestException(Faults faults) {
        super("The request has faults.");
        this.faults = faults.all();
    }

    public InvalidRequestException(String pointer, String detail) {
        this(new Faults().add(pointer, detail));
    }

    public List<Fault> faults() {
        return faults;
    }
}
