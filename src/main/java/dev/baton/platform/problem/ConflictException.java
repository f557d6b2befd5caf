package dev.baton.platform.problem;

import java.util.Map;

/** The request conflicts with the state of what it is about: answered with 409. */
public class ConflictException extends RuntimeException {

    private final transient Map<String, Object> extra;

    public ConflictException(String detail) {
        this(detail, Map.of());
    }

    /** @param extra further members of the problem, such as the id of what it conflicts with */
    public ConflictException(String detail, Map<String, Object> extra) {
        super(detail);
        this.extra = Map.copyOf(extra);
    }

    public Map<String, Object> extra() {
        return extra;
    }
}
