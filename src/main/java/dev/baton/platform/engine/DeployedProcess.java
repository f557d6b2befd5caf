package dev.baton.platform.engine;

import java.util.Map;

/**
 * A version of a process that was deployed from here.
 *
 * @param elements the type of each of its elements by id, such as {@code serviceTask}; empty where that was not kept when it was deployed
 */
public record DeployedProcess(long key, String processId, int version, Map<String, String> elements) {

    /** Marks the type of an element of which there may be several at once. */
    public static final String MANY = " (many)";

    public DeployedProcess {
        elements = Map.copyOf(elements);
    }
}
