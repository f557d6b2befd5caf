package dev.baton.local;

import dev.baton.parts.PartFailed;
import dev.baton.parts.Ports;
import java.util.Map;
import java.util.stream.Collectors;

/** Looks before anything is started whether all ports are free. */
final class PortChecks {

    private PortChecks() {}

    /** @throws PartFailed naming each part whose port is taken, and how to choose another */
    static void allFree(Map<String, Integer> ports) {
        String taken = ports.entrySet()
                .stream()
                .filter(port -> !Ports.isFree(port.getValue()))
                .map(port -> "  Port %d of %s is taken. End what uses it, or choose another: -Dbaton.local.%s.port=%d"
                        .formatted(port.getValue(), port.getKey(), port.getKey(), port.getValue() + 1000))
                .collect(Collectors.joining("\n"));
        if (!taken.isEmpty()) {
            throw new PartFailed("Nothing was started.\n" + taken);
        }
    }
}
