package dev.baton.platform.engine;

import java.util.Map;

/**
 * A version of a process that was deployed from here.
 *
 * @param elements the type of each of its elements by id, such as {@code serviceTask}; empty where that was not kept when it was deployed
 */
public record DeployedProcess(long key, String processId, int version, Map<String, String> elements) {

    public DeployedProcess {
        elements = Map.copyOf(elements);
    }
}
