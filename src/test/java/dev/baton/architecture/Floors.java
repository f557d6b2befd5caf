package dev.baton.architecture;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.springframework.modulith.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;

/** The rooms, floor by floor: a room knows rooms of its own floor and of those below, and says which. */
final class Floors {

    private static final List<Set<String>> FROM_THE_GROUND_UP = List.of(
            Set.of("platform"),
            Set.of("product", "customer", "order", "inventory", "ledger"),
            Set.of("promotion", "review", "risk", "allocation", "payment"),
            Set.of("logistics", "settlement", "returns", "amendment", "substitution", "complaint", "campaign"),
            Set.of("sap", "operations"));

    private Floors() {}

    static List<String> roomsOnNoFloor(ApplicationModules rooms) {
        return rooms.stream().map(Floors::name).filter(room -> floorOf(room) < 0).toList();
    }

    /** The rooms that do not declare whom they know; without a declaration a room may know every other. */
    static List<String> roomsThatDoNotSayWhomTheyKnow(ApplicationModules rooms) {
        return rooms.stream()
                .filter(room -> room.getBasePackage()
                        .findAnnotation(ApplicationModule.class)
                        .filter(declared -> !List.of(declared.allowedDependencies())
                                .contains(ApplicationModule.OPEN_TOKEN))
                        .isEmpty())
                .map(Floors::name)
                .toList();
    }

    static List<String> declarationsThatPointUp(ApplicationModules rooms) {
        return rooms.stream()
                .flatMap(room -> room.getBasePackage()
                        .findAnnotation(ApplicationModule.class)
                        .stream()
                        .flatMap(declared -> List.of(declared.allowedDependencies()).stream())
                        .map(known -> known.split("::")[0].strip())
                        .filter(known -> floorOf(known) > floorOf(name(room)))
                        .map(known -> name(room) + " -> " + known))
                .toList();
    }

    private static String name(org.springframework.modulith.core.ApplicationModule room) {
        return room.getIdentifier().toString();
    }

    private static int floorOf(String room) {
        return IntStream.range(0, FROM_THE_GROUND_UP.size())
                .filter(floor -> FROM_THE_GROUND_UP.get(floor).contains(room))
                .findFirst()
                .orElse(-1);
    }
}
