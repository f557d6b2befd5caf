package dev.baton.allocation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.inventory.Location;
import dev.baton.inventory.LocationId;
import dev.baton.inventory.LocationType;
import dev.baton.inventory.StockKey;
import dev.baton.inventory.StockLine;
import dev.baton.platform.money.Quantity;
import dev.baton.product.Sku;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SourcingTest {

    private static final Sku KETTLE = new Sku("KETTLE");
    private static final Sku PAN = new Sku("PAN");
    private static final List<StockLine> WANTED =
            List.of(new StockLine(KETTLE, Quantity.of(2)), new StockLine(PAN, Quantity.of(1)));

    @Test
    void the_plant_in_the_customers_region_comes_first() {
        assertThat(choice(plant("P-A", "WEST", 90, 90), plant("P-B", "EAST", 2, 1))).isEqualTo("P-B");
    }

    @Test
    void then_the_plant_that_has_most() {
        assertThat(choice(plant("P-A", "WEST", 5, 5), plant("P-B", "NORTH", 5, 6))).isEqualTo("P-B");
    }

    @Test
    void then_the_plant_with_the_smaller_id() {
        assertThat(choice(plant("P-B", "WEST", 5, 5), plant("P-A", "WEST", 5, 5))).isEqualTo("P-A");
    }

    @Test
    void a_plant_that_lacks_a_product_is_not_chosen() {
        assertThat(choice(plant("P-A", "EAST", 90, 0), plant("P-B", "WEST", 2, 1))).isEqualTo("P-B");
        assertThat(choice(plant("P-A", "EAST", 90, 0), plant("P-B", "WEST", 1, 1))).isEqualTo("none");
    }

    @Test
    void what_is_set_aside_for_one_is_not_given_to_the_next_at_any_plant() {
        Location plant = plant("P-A", "EAST", 0, 0).plant();
        Supply supply = new Supply(List.of(plant), Map.of(new StockKey(plant.id(), KETTLE), Quantity.of(10)));
        StockLine four = new StockLine(KETTLE, Quantity.of(4));

        supply.setAside(List.of(four));
        assertThat(supply.candidates(List.of(four)).getFirst().available(KETTLE)).isEqualTo(Quantity.of(6));
        supply.give(plant, List.of(four));
        assertThat(supply.candidates(List.of(four)).getFirst().available(KETTLE)).isEqualTo(Quantity.of(2));
        supply.setAside(List.of(four));
        assertThat(supply.candidates(List.of(four)).getFirst().available(KETTLE)).isEqualTo(Quantity.ZERO);
    }

    private static String choice(Sourcing.Candidate... candidates) {
        return Sourcing.rank(WANTED, List.of(candidates), "EAST").choice().map(plant -> plant.id().value())
                .orElse("none");
    }

    private static Sourcing.Candidate plant(String id, String region, long kettles, long pans) {
        Location plant = new Location(new LocationId(id), LocationType.PLANT, id, region, null);
        return new Sourcing.Candidate(plant, Map.of(KETTLE, Quantity.of(kettles), PAN, Quantity.of(pans)));
    }
}
