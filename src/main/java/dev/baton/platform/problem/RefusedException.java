package dev.baton.platform.problem;

import java.util.List;

/** The request was understood but is refused, such as for an unknown customer: answered with 422 and all faults. */
public class RefusedException extends RuntimeException {

    private final transient List<Fault> faults;

    public RefusedException(Faults faults) {
        super("The request was understood but is refused.");
        this.faults = faults.all();
    }

    public RefusedException(String pointer, String detail) {
        this(new Faults().add(pointer, detail));
    }

    public List<Fault> faults() {
        return faults;
    }
}
