package dev.baton.allocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.baton.allocation.sourcing.Candidate;
import dev.baton.allocation.sourcing.Criterion;
import dev.baton.allocation.sourcing.Distances;
import dev.baton.allocation.sourcing.Explanation;
import dev.baton.allocation.sourcing.Fenced;
import dev.baton.allocation.sourcing.Fulfilment;
import dev.baton.allocation.sourcing.Sourcing;
import dev.baton.allocation.sourcing.SourcingPolicy;
import dev.baton.inventory.Fences;
import dev.baton.inventory.StockKey;
import dev.baton.inventory.StockLine;
import dev.baton.inventory.location.Location;
import dev.baton.inventory.location.LocationId;
import dev.baton.inventory.location.LocationType;
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
    private static final Distances DISTANCES = new Distances(Map.of("EAST-WEST", 1_700, "NORTH-EAST", 1_200));
    private static final Candidate.Facts NO_LOAD = Candidate.Facts.of(DISTANCES, "EAST", location -> 0);

    @Test
    void the_plant_in_the_customers_region_comes_first() {
        assertThat(usual(plant("P-A", "WEST", 90, 90), plant("P-B", "EAST", 2, 1))).containsExactly("P-B 2 1");
    }

    @Test
    void then_the_plant_that_has_most() {
        assertThat(usual(plant("P-A", "WEST", 5, 5), plant("P-B", "NORTH", 5, 6))).containsExactly("P-B 2 1");
    }

    @Test
    void then_the_plant_with_the_smaller_id() {
        assertThat(usual(plant("P-B", "WEST", 5, 5), plant("P-A", "WEST", 5, 5))).containsExactly("P-A 2 1");
    }

    @Test
    void a_plant_that_lacks_a_product_is_not_chosen() {
        assertThat(usual(plant("P-A", "EAST", 90, 0), plant("P-B", "WEST", 2, 1))).containsExactly("P-B 2 1");
        assertThat(usual(plant("P-A", "EAST", 90, 0), plant("P-B", "WEST", 1, 1))).isEmpty();
    }

    @Test
    void the_nearer_plant_comes_first_where_distance_counts_and_one_of_which_it_is_not_known_last() {
        SourcingPolicy near = policy(Fulfilment.COMPLETE, 1, Criterion.DISTANCE);
        assertThat(taken(near, plant("P-A", "SOUTH", 9, 9), plant("P-B", "WEST", 9, 9), plant("P-C", "NORTH", 9, 9)))
                .containsExactly("P-C 2 1");
        assertThat(taken(near, plant("P-A", "SOUTH", 9, 9), plant("P-B", "WEST", 9, 9))).containsExactly("P-B 2 1");
    }

    @Test
    void the_plant_with_less_to_do_comes_first_where_load_counts() {
        SourcingPolicy idle = policy(Fulfilment.COMPLETE, 1, Criterion.LOAD);
        Candidate busy = new Candidate(plant("P-A", "EAST", 9, 9).location(), Map.of(KETTLE, Quantity.of(9), PAN,
                Quantity.of(9)), 7, 0);
        assertThat(taken(idle, busy, plant("P-B", "WEST", 9, 9))).containsExactly("P-B 2 1");
    }

    @Test
    void a_split_order_comes_from_as_few_locations_as_can_be_and_from_the_best_of_those() {
        SourcingPolicy split = policy(Fulfilment.SPLIT, 3, Criterion.REGION, Criterion.STOCK);
        assertThat(taken(split, plant("P-A", "EAST", 1, 1), plant("P-B", "WEST", 9, 9))).containsExactly("P-B 2 1");
        assertThat(taken(split, plant("P-A", "EAST", 1, 0), plant("P-B", "WEST", 1, 0), plant("P-C", "NORTH", 1, 1)))
                .containsExactly("P-A 1 0", "P-C 1 1");
        assertThat(taken(split, plant("P-A", "EAST", 1, 0), plant("P-B", "WEST", 1, 0))).isEmpty();
    }

    @Test
    void no_more_locations_take_part_than_are_allowed() {
        Candidate[] three = {plant("P-A", "EAST", 1, 0), plant("P-B", "WEST", 1, 0), plant("P-C", "NORTH", 0, 1)};
        assertThat(taken(policy(Fulfilment.SPLIT, 2, Criterion.REGION), three)).isEmpty();
        assertThat(taken(policy(Fulfilment.SPLIT, 3, Criterion.REGION), three))
                .containsExactly("P-A 1 0", "P-B 1 0", "P-C 0 1");
    }

    @Test
    void who_takes_a_part_gets_as_much_as_there_is() {
        SourcingPolicy partial = policy(Fulfilment.PARTIAL, 2, Criterion.REGION);
        assertThat(taken(partial, plant("P-A", "EAST", 1, 0))).containsExactly("P-A 1 0");
        assertThat(taken(partial, plant("P-A", "EAST", 0, 0))).isEmpty();
    }

    @Test
    void each_candidate_is_explained() {
        Sourcing sourcing = sourcing(policy(Fulfilment.SPLIT, 2, Criterion.REGION), plant("P-A", "EAST", 1, 0),
                plant("P-B", "NORTH", 1, 1), plant("P-C", "WEST", 0, 0), plant("P-D", "WEST", 1, 1));

        assertThat(Explanation.of(sourcing).entries()).extracting(Explanation.Entry::location,
                Explanation.Entry::taken, Explanation.Entry::reason)
                .containsExactly(
                        tuple("P-A", true,
                                "Gives a part; together they have everything, in the customer's region"),
                        tuple("P-B", true,
                                "Gives a part; together they have everything"),
                        tuple("P-C", false, "Has nothing of what is wanted"),
                        tuple("P-D", false,
                                "Has not enough of KETTLE, and others together are better"));
    }

    @Test
    void it_is_told_where_stock_was_left_alone_for_another_channel() {
        Candidate near = plant("P-A", "EAST", 1, 9)
                .with(new Fenced(Map.of(), Map.of(KETTLE, Quantity.of(5), PAN, Quantity.of(7))));
        Sourcing sourcing =
                Sourcing.of(SourcingPolicy.USUAL, WANTED, List.of(near, plant("P-B", "WEST", 9, 9)), "EAST");

        assertThat(Explanation.of(sourcing).entries().getFirst().reason())
                .isEqualTo("Has not enough of KETTLE; set aside for another channel: 5 of KETTLE");
        assertThat(Explanation.of(sourcing).inputs().locations().getFirst().fencedForOthers()).containsKey("PAN");
    }

    @Test
    void a_location_with_a_fence_of_the_channels_own_may_be_preferred() {
        Candidate fenced = plant("P-B", "WEST", 9, 9).with(new Fenced(Map.of(KETTLE, Quantity.of(3)), Map.of()));

        assertThat(taken(policy(Fulfilment.COMPLETE, 1, Criterion.FENCED), plant("P-A", "EAST", 9, 9), fenced))
                .isEqualTo(taken(policy(Fulfilment.COMPLETE, 1, Criterion.FENCED), fenced));
    }

    @Test
    void what_is_set_aside_for_one_is_not_given_to_the_next_at_any_plant() {
        Location plant = plant("P-A", "EAST", 0, 0).location();
        Supply supply = new Supply(List.of(plant), Map.of(new StockKey(plant.id(), KETTLE), Quantity.of(10)),
                Fences.NONE);
        StockLine four = new StockLine(KETTLE, Quantity.of(4));

        supply.setAside(List.of(four), "DISTRIBUTOR");
        assertThat(free(supply, four)).isEqualTo(Quantity.of(6));
        supply.give(new Sourcing.Part(plant, List.of(four)), "DISTRIBUTOR");
        assertThat(free(supply, four)).isEqualTo(Quantity.of(2));
        supply.setAside(List.of(four), "DISTRIBUTOR");
        assertThat(free(supply, four)).isEqualTo(Quantity.ZERO);
    }

    private static Quantity free(Supply supply, StockLine line) {
        return supply.candidates(List.of(line), "DISTRIBUTOR", NO_LOAD).getFirst().available()
                .getOrDefault(KETTLE, Quantity.ZERO);
    }

    private static SourcingPolicy policy(Fulfilment fulfilment, int locations, Criterion... preference) {
        return new SourcingPolicy("TEST", "For a test", fulfilment, locations, List.of(preference));
    }

    private static List<String> usual(Candidate... candidates) {
        return taken(SourcingPolicy.USUAL, candidates);
    }

    /** The locations, each with how many kettles and pans it gives. */
    private static List<String> taken(SourcingPolicy policy, Candidate... candidates) {
        return sourcing(policy, candidates).parts().stream()
                .map(part -> part.location().id() + " " + given(part, KETTLE) + " " + given(part, PAN))
                .toList();
    }

    private static Quantity given(Sourcing.Part part, Sku sku) {
        return part.lines().stream().filter(line -> line.sku().equals(sku)).map(StockLine::quantity).findFirst()
                .orElse(Quantity.ZERO);
    }

    private static Sourcing sourcing(SourcingPolicy policy, Candidate... candidates) {
        return Sourcing.of(policy, WANTED, List.of(candidates), "EAST");
    }

    private static Candidate plant(String id, String region, long kettles, long pans) {
        Location plant = new Location(new LocationId(id), LocationType.PLANT, id, region, null);
        return NO_LOAD.of(plant, Map.of(KETTLE, Quantity.of(kettles), PAN, Quantity.of(pans)));
    }
}
