package dev.baton.inventory.location;

import dev.baton.platform.imports.Cells;
import dev.baton.platform.imports.ImportKind;
import dev.baton.platform.imports.ImportOutcome;
import dev.baton.platform.imports.ImportRow;
import dev.baton.platform.security.Caller;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** Files of locations: one a row. */
@Component
public class LocationImport implements ImportKind {

    private final Locations locations;

    LocationImport(Locations locations) {
        this.locations = locations;
    }

    @Override
    public String name() {
        return "locations";
    }

    @Override
    public Set<String> required() {
        return Set.of("id", "type", "name", "region");
    }

    @Override
    public Set<String> optional() {
        return Set.of("customerId");
    }

    @Override
    public ImportOutcome accept(List<ImportRow> group, Caller caller) {
        Cells cells = new Cells(group.getFirst());
        var id = cells.required("id", LocationId::new);
        var type = cells.constant("type", LocationType.class);
        var name = cells.text("name");
        var region = cells.text("region");
        var customer = cells.optional("customerId", Function.identity());
        Location location = cells
                .take(() -> new Location(id.get(), type.get(), name.get(), region.get(), customer.get()));
        return locations.open(location) ? ImportOutcome.accepted() : ImportOutcome.duplicate();
    }
}
