package dev.baton.logistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.baton.inventory.location.LocationId;
import dev.baton.platform.imports.ImportOutcome;
import dev.baton.platform.imports.ImportRow;
import dev.baton.platform.money.Quantity;
import dev.baton.platform.problem.InvalidRequestException;
import dev.baton.platform.problem.RefusedException;
import dev.baton.platform.security.Caller;
import dev.baton.testing.BatonTest;
import dev.baton.trade.Trade;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;

@BatonTest
class VehicleImportTest {

    private final VehicleImport kind;
    private final Vehicles vehicles;
    private final LocationId plant;

    @Autowired
    VehicleImportTest(VehicleImport kind, Vehicles vehicles, BeanFactory beans) {
        this.kind = kind;
        this.vehicles = vehicles;
        this.plant = new Trade(beans).plant("EAST");
    }

    @Test
    void the_vehicles_of_a_location_carry_together_and_a_repeat_changes_nothing() {
        String truck = Trade.name("V");
        assertThat(accept(truck, plant.value(), "120")).isEqualTo(ImportOutcome.accepted());
        assertThat(accept(truck, plant.value(), "120")).isEqualTo(ImportOutcome.duplicate());
        assertThat(accept(Trade.name("V"), plant.value(), "80.5")).isEqualTo(ImportOutcome.accepted());

        assertThat(vehicles.capacities()).containsEntry(plant, Quantity.of("200.5"));
    }

    @Test
    void a_vehicle_of_a_location_that_does_not_exist_is_refused() {
        assertThatExceptionOfType(RefusedException.class).isThrownBy(() -> accept("V-1", "P-NOWHERE", "1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "-1", "1.2345", "many"})
    void a_vehicle_that_could_not_carry_anything_is_refused(String capacity) {
        assertThatExceptionOfType(InvalidRequestException.class)
                .isThrownBy(() -> accept("V-1", plant.value(), capacity));
    }

    private ImportOutcome accept(String id, String location, String capacity) {
        ImportRow row =
                new ImportRow(1, Map.of("id", id, "location", location, "capacity", capacity, "unit", "PC"), null);
        return kind.accept(List.of(row), new Caller("stock", Set.of(), null));
    }
}
