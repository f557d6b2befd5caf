package dev.baton.operations.version;

import dev.baton.platform.engine.DeployedProcess;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * From which version to which, and what becomes of the elements: each that both have is what it was, unless it is mapped to another one.
 *
 * @param mappings which element of the target each element becomes, by id
 */
public record MigrationPlan(DeployedProcess from, DeployedProcess to, Map<String, String> mappings) {

    public MigrationPlan {
        mappings = Map.copyOf(mappings);
    }

    /** @param named what does not keep its id */
    static MigrationPlan of(DeployedProcess from, DeployedProcess to, Map<String, String> named) {
        Map<String, String> all = new TreeMap<>();
        from.elements().forEach((id, type) -> {
            if (type.equals(to.elements().get(id)) && !named.containsValue(id)) {
                all.put(id, id);
            }
        });
        all.putAll(named);
        return new MigrationPlan(from, to, all);
    }

    /** Why an order that is at this element cannot move; empty if nothing is known that speaks against it. */
    Optional<String> hindrance(String element) {
        if (!mappings.containsKey(element)) {
            return Optional.of("It is at %s, which version %s does not have, and which is mapped to nothing"
                    .formatted(element, to.version()));
        }
        return Optional.empty();
    }

    /** The elements of the old version that become nothing. An order that waits at one of them stays. */
    Map<String, String> lost() {
        Map<String, String> lost = new TreeMap<>(from.elements());
        lost.keySet().removeAll(mappings.keySet());
        return lost;
    }

    /** Whether each element keeps its id, so that moving what has moved changes nothing. */
    static boolean keepsIds(Map<String, String> mappings) {
        return mappings.entrySet().stream().allMatch(one -> one.getKey().equals(one.getValue()));
    }
}
