package dev.baton.logistics;

import dev.baton.inventory.location.LocationId;
import dev.baton.inventory.location.Locations;
import dev.baton.platform.imports.Cells;
import dev.baton.platform.imports.ImportKind;
import dev.baton.platform.imports.ImportOutcome;
import dev.baton.platform.imports.ImportRow;
import dev.baton.platform.money.Quantity;
import dev.baton.platform.problem.RefusedException;
import dev.baton.platform.security.Caller;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Files of vehicles: one a row. */
@Component
public class VehicleImport implements ImportKind {

    private final Vehicles vehicles;
    private final Locations locations;

    VehicleImport(Vehicles vehicles, Locations locations) {
        this.vehicles = vehicles;
        this.locations = locations;
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
        Cells cells = new Cells(group.getFirst());
        var id = cells.text("id");
        var location = cells.required("location", LocationId::new);
        var capacity = cells.required("capacity", Quantity::of);
        var unit = cells.text("unit");
        Vehicle vehicle = cells.take(() -> new Vehicle(id.get(), location.get(), capacity.get(), unit.get()));
        if (locations.find(vehicle.location()).isEmpty()) {
            throw new RefusedException("/location", "there is no location " + vehicle.location());
        }
        return vehicles.put(vehicle) ? ImportOutcome.accepted() : ImportOutcome.duplicate();
    }
}
