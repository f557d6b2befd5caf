package dev.baton.allocation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.allocation.sourcing.Candidate;
import dev.baton.allocation.sourcing.Distances;
import dev.baton.allocation.sourcing.Sourcing;
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

class SupplyTest {

    private static final Sku KETTLE = new Sku("KETTLE");
    private static final Location EAST =
            new Location(new LocationId("EAST"), LocationType.PLANT, "East", "EAST", null);
    private static final StockKey KEY = new StockKey(EAST.id(), KETTLE);

    @Test
    void others_see_what_is_available_without_what_is_fenced_and_the_channel_sees_all() {
        Supply supply = supply(100, 40);

        assertThat(free(supply, "DISTRIBUTOR")).isEqualTo(Quantity.of(60));
        assertThat(free(supply, "RETAILER")).isEqualTo(Quantity.of(100));
        Candidate candidate = candidate(supply, "DISTRIBUTOR");
        assertThat(candidate.fenced().others()).containsEntry(KETTLE, Quantity.of(40));
        assertThat(candidate(supply, "RETAILER").fenced().own()).containsEntry(KETTLE, Quantity.of(40));
    }

    @Test
    void a_long_queue_of_others_leaves_a_channel_its_fence() {
        Supply supply = supply(50, 40);
        supply.setAside(lines(140), "DISTRIBUTOR");

        assertThat(free(supply, "RETAILER")).isEqualTo(Quantity.of(40));
        assertThat(free(supply, "DISTRIBUTOR")).isEqualTo(Quantity.ZERO);
    }

    @Test
    void those_of_the_channel_who_are_ahead_use_its_fence_before_what_is_for_everybody() {
        Supply supply = supply(100, 40);
        supply.setAside(lines(30), "RETAILER");
        assertThat(free(supply, "DISTRIBUTOR")).isEqualTo(Quantity.of(60));
        supply.setAside(lines(30), "RETAILER");
        assertThat(free(supply, "DISTRIBUTOR")).isEqualTo(Quantity.of(40));
        assertThat(free(supply, "RETAILER")).isEqualTo(Quantity.of(40));
    }

    @Test
    void what_is_given_uses_the_fence_up_first() {
        Supply supply = supply(100, 40);
        supply.give(new Sourcing.Part(EAST, lines(50)), "RETAILER");
        assertThat(free(supply, "DISTRIBUTOR")).isEqualTo(Quantity.of(50));
        supply.give(new Sourcing.Part(EAST, lines(20)), "DISTRIBUTOR");
        assertThat(free(supply, "RETAILER")).isEqualTo(Quantity.of(30));
    }

    @Test
    void a_fence_around_stock_that_is_lost_leaves_nothing_to_others() {
        Supply supply = supply(30, 40);

        assertThat(free(supply, "DISTRIBUTOR")).isEqualTo(Quantity.ZERO);
        assertThat(free(supply, "RETAILER")).isEqualTo(Quantity.of(30));
    }

    @Test
    void something_is_left_as_long_as_any_channel_may_have_of_it() {
        Supply fenced = supply(50, 40);
        assertThat(fenced.hasLeft(KETTLE)).isTrue();
        fenced.setAside(lines(140), "DISTRIBUTOR");
        assertThat(fenced.hasLeft(KETTLE)).as("to the channel of the fence").isTrue();
        fenced.setAside(lines(40), "RETAILER");
        assertThat(fenced.hasLeft(KETTLE)).isFalse();

        Supply given = supply(50, 0);
        given.give(new Sourcing.Part(EAST, lines(20)), "DISTRIBUTOR");
        given.setAside(lines(29), "DISTRIBUTOR");
        assertThat(given.hasLeft(KETTLE)).as("to those who come later").isTrue();
        given.setAside(lines(1), "RETAILER");
        assertThat(given.hasLeft(KETTLE)).isFalse();
        assertThat(given.hasLeft(new Sku("PAN"))).isFalse();
    }

    private static Supply supply(long available, long fenced) {
        return new Supply(List.of(EAST), Map.of(KEY, Quantity.of(available)),
                new Fences(Map.of(KEY, Map.of("RETAILER", Quantity.of(fenced)))));
    }

    private static Quantity free(Supply supply, String channel) {
        return candidate(supply, channel).available().getOrDefault(KETTLE, Quantity.ZERO);
    }

    private static Candidate candidate(Supply supply, String channel) {
        return supply.candidates(lines(1), channel,
                Candidate.Facts.of(new Distances(Map.of()), "EAST", location -> 0)).getFirst();
    }

    private static List<StockLine> lines(long quantity) {
        return List.of(new StockLine(KETTLE, Quantity.of(quantity)));
    }
}
