package dev.baton.inventory;

import static dev.baton.trade.Trade.line;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.baton.inventory.ReserveResult.Reserved;
import dev.baton.inventory.ReserveResult.Short;
import dev.baton.inventory.location.LocationId;
import dev.baton.platform.money.Quantity;
import dev.baton.platform.paging.Limit;
import dev.baton.platform.problem.ConflictException;
import dev.baton.product.Sku;
import dev.baton.testing.BatonTest;
import dev.baton.trade.Race;
import dev.baton.trade.Trade;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@BatonTest
class RingFenceTest {

    private final RingFences fences;
    private final Inventory inventory;
    private final JdbcClient jdbc;
    private final Trade trade;

    private LocationId plant = new LocationId("unset");
    private Sku sku = new Sku("unset");

    @Autowired
    RingFenceTest(RingFences fences, Inventory inventory, JdbcClient jdbc, BeanFactory beans) {
        this.fences = fences;
        this.inventory = inventory;
        this.jdbc = jdbc;
        this.trade = new Trade(beans);
    }

    @BeforeEach
    void aHundred() {
        plant = trade.plant("EAST");
        sku = trade.product("10.00");
        trade.receive(plant, line(sku, 100));
    }

    @Test
    void what_is_set_aside_is_used_up_first_and_given_back_with_its_reservation() {
        fences.set(plant, sku, "RETAILER", Quantity.of(40), "sven");

        assertThat(reserve("A", "RETAILER", 30)).isInstanceOf(Reserved.class);
        assertThat(reserve("A", "RETAILER", 30)).as("again").isInstanceOf(Reserved.class);
        assertLeft(10);
        assertThat(reserve("B", "RETAILER", 25)).isInstanceOf(Reserved.class);
        assertLeft(0);
        assertThat(reserve("C", null, 46)).isInstanceOf(Short.class);
        assertThat(reserve("C", null, 45)).isInstanceOf(Reserved.class);

        inventory.release(reference("B"));
        assertLeft(10);
        inventory.release(reference("A"));
        inventory.release(reference("A"));
        assertLeft(40);
        assertThat(reserve("D", "GROUP_BUY", 16)).as("100 less 40 less 45").isInstanceOf(Short.class);
        assertThat(reserve("D", "GROUP_BUY", 15)).isInstanceOf(Reserved.class);
    }

    @Test
    void no_more_is_set_aside_than_is_there_for_it_and_no_less_than_is_used() {
        fences.set(plant, sku, "RETAILER", Quantity.of(40), "sven");
        reserve("A", "RETAILER", 30);

        assertThatExceptionOfType(ConflictException.class)
                .isThrownBy(() -> fences.set(plant, sku, "RETAILER", Quantity.of(29), "sven"));
        assertThatExceptionOfType(ConflictException.class)
                .isThrownBy(() -> fences.set(plant, sku, "GROUP_BUY", Quantity.of(61), "sven"));
        fences.set(plant, sku, "GROUP_BUY", Quantity.of(60), "sven");
        assertThat(reserve("B", null, 1)).isInstanceOf(Short.class);
        fences.set(plant, sku, "RETAILER", Quantity.of(30), "sven");
        assertLeft(0);
        assertThat(reserve("B", null, 10)).isInstanceOf(Reserved.class);
    }

    @Test
    void a_fence_that_has_ended_gets_nothing_back_and_the_next_one_begins_anew() {
        fences.set(plant, sku, "RETAILER", Quantity.of(40), "sven");
        reserve("A", "RETAILER", 30);
        fences.end(plant, sku, "RETAILER");
        RingFence next = fences.set(plant, sku, "RETAILER", Quantity.of(20), "sven");
        assertThat(next.used()).isEqualTo(Quantity.ZERO);

        inventory.release(reference("A"));

        assertLeft(20);
        assertThat(reserve("B", null, 80)).isInstanceOf(Reserved.class);
    }

    @Test
    void of_two_hundred_who_race_for_a_hundred_as_many_get_it_as_the_fence_leaves() {
        fences.set(plant, sku, "RETAILER", Quantity.of(40), "sven");

        List<ReserveResult> results =
                Race.of(200, number -> () -> reserve("R" + number, "DISTRIBUTOR", 1));

        assertThat(results).filteredOn(Reserved.class::isInstance).hasSize(60);
        assertLeft(40);
        assertThat(reserve("own", "RETAILER", 40)).isInstanceOf(Reserved.class);
    }

    @Test
    void while_channels_reserve_and_release_and_the_fence_moves_nothing_is_lost_or_oversold() {
        fences.set(plant, sku, "RETAILER", Quantity.of(40), "sven");

        List<ReserveResult> results = new ArrayList<>(Race.of(120, number -> () -> {
            if (number % 20 == 19) {
                try {
                    fences.set(plant, sku, "RETAILER", Quantity.of(30 + number % 7), "sven");
                } catch (ConflictException usedMeanwhile) {
                    return new Short(List.of());
                }
                return new Short(List.of());
            }
            ReserveResult result = reserve("R" + number, number % 2 == 0 ? "RETAILER" : "DISTRIBUTOR", 2);
            if (number % 3 == 0) {
                inventory.release(reference("R" + number));
            }
            return result;
        }));

        assertThat(results).hasSize(120);
        assertThat(jdbc.sql("""
                SELECT f.remaining + coalesce((SELECT sum(fenced) FROM reservation r
                    WHERE r.ring_fence_id = f.id AND r.state <> 'RELEASED'), 0) = f.quantity AND f.remaining = s.fenced
                FROM stock_ring_fence f JOIN stock s USING (location, sku) WHERE f.location = ?""")
                .param(plant.value())
                .query(Boolean.class)
                .single()).isTrue();
    }

    private ReserveResult reserve(String who, @Nullable String channel, long quantity) {
        return inventory.reserve(reference(who), plant, List.of(line(sku, quantity)), null, channel);
    }

    private String reference(String who) {
        return plant + "/" + who;
    }

    private void assertLeft(long left) {
        assertThat(fences.page(plant.value(), null, null, Limit.of(null), null).items())
                .filteredOn(fence -> fence.channel().equals("RETAILER"))
                .singleElement()
                .satisfies(fence -> {
                    assertThat(fence.left()).isEqualTo(Quantity.of(left));
                    assertThat(fence.used().plus(fence.left())).isEqualTo(fence.quantity());
                });
    }
}
