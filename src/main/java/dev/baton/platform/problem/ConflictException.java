package dev.baton.platform.problem;

import java.util.Map;
import java.util.Set;

/** The request conflicts with the state of what it is about: answered with 409. */
public class ConflictException extends RuntimeException {

    /** What every problem says of itself (RFC 9457). */
    private static final Set<String> RESERVED = Set.of("type", "title", "status", "detail", "instance");

    private final transient Map<String, Object> extra;

    public ConflictException(String detail) {
        this(detail, Map.of());
    }

    /**
     * @param extra further members of the problem, such as the id of what it conflicts with
     * @throws IllegalArgumentException if one has the name of a member that every problem has
     */
    public ConflictException(String detail, Map<String, Object> extra) {
        super(detail);
        extra.keySet().stream().filter(RESERVED::contains).findAny().ifPresent(name -> {
            throw new IllegalArgumentException(name + " is a member of every problem");
        });
        this.extra = Map.copyOf(extra);
    }

    public Map<String, Object> extra() {
        return extra;
    }
}
