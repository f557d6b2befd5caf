package dev.baton.logistics.web;

import dev.baton.inventory.Inventory;
import dev.baton.inventory.LocationId;
import dev.baton.logistics.Vehicle;
import dev.baton.logistics.Vehicles;
import dev.baton.platform.imports.ImportKind;
import dev.baton.platform.imports.ImportOutcome;
import dev.baton.platform.imports.ImportRow;
import dev.baton.platform.money.Quantity;
import dev.baton.platform.security.Caller;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Vehicles from a file, one a row. */
@Component
class VehicleImport implements ImportKind {

    private final Vehicles vehicles;
    private final Inventory inventory;

    VehicleImport(Vehicles vehicles, Inventory inventory) {
        this.vehicles = vehicles;
        this.inventory = inventory;
    }

    @Override
    public String name() {
        return "vehicles";
    }

    @Override
    public Set<String> required() {
        return Set.of("id", "location", "capacity", "unit");
    }

    @Override
    public Set<String> optional() {
        return Set.of();
    }

    @Override
    public ImportOutcome accept(List<ImportRow> group, Caller caller) {
        ImportRow row = group.getFirst();
        if (row.value("id").isEmpty() || row.value("unit").isEmpty()) {
            return ImportOutcome.refused(row, "id and unit must not be empty");
        }
        try {
            Vehicle vehicle = new Vehicle(row.value("id"), new LocationId(row.value("location")),
                    Quantity.of(row.value("capacity")), row.value("unit"));
            if (inventory.location(vehicle.location()).isEmpty()) {
                return ImportOutcome.refused(row, "location " + vehicle.location() + " does not exist");
            }
            return vehicles.put(vehicle) ? ImportOutcome.accepted() : ImportOutcome.duplicate();
        } catch (IllegalArgumentException fault) {
            return ImportOutcome.refused(row, String.valueOf(fault.getMessage()));
        }
    }
}
