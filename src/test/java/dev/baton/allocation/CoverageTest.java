package dev.baton.allocation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.inventory.Fences;
import dev.baton.inventory.StockKey;
import dev.baton.inventory.StockLine;
import dev.baton.inventory.location.LocationId;
import dev.baton.platform.money.Quantity;
import dev.baton.product.Sku;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CoverageTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 12, 1);
    private static final Sku KETTLE = new Sku("KETTLE");
    private static final Sku PAN = new Sku("PAN");
    private static final StockKey EAST = new StockKey(new LocationId("EAST"), KETTLE);
    private static final StockKey WEST = new StockKey(new LocationId("WEST"), KETTLE);

    @Test
    void what_those_ahead_need_is_gone_for_those_behind() {
        Coverage coverage = coverage(Map.of(EAST, of(3)), planned(10, 5), planned(10, 9));

        assertThat(cover(coverage, 8)).contains(day(5));
        assertThat(cover(coverage, 5)).as("what is on hand is set aside").contains(day(5));
        assertThat(cover(coverage, 8)).contains(day(9));
        assertThat(cover(coverage, 8)).as("the plan does not cover it").isEmpty();
        assertThat(cover(coverage, 1)).as("what there is goes to those ahead").isEmpty();
    }

    @Test
    void an_order_is_promised_the_day_of_its_last_product() {
        Coverage coverage = new Coverage(Map.of(), Fences.NONE, Map.of(
                KETTLE, List.of(planned(5, 2)), PAN, List.of(planned(5, 7))), TODAY);

        assertThat(coverage.cover(List.of(new StockLine(KETTLE, of(1)), new StockLine(PAN, of(1))), "RETAILER", false))
                .contains(day(7));
    }

    @Test
    void what_should_be_there_already_is_expected_today() {
        assertThat(cover(coverage(Map.of(), planned(5, -3)), 5)).contains(TODAY);
    }

    @Test
    void what_must_be_there_together_does_not_count_what_lies_elsewhere() {
        Map<StockKey, Quantity> onHand = Map.of(EAST, of(3), WEST, of(4));

        assertThat(together(coverage(onHand, planned(2, 6)), 6)).contains(day(6));
        assertThat(together(coverage(onHand, planned(2, 6)), 7)).isEmpty();
        assertThat(cover(coverage(onHand, planned(2, 6)), 7)).contains(TODAY);
    }

    @Test
    void what_is_fenced_is_promised_to_its_channel_only() {
        Fences fences = new Fences(Map.of(EAST, Map.of("RETAILER", of(4))));
        Coverage coverage = new Coverage(Map.of(EAST, of(5)), fences, Map.of(KETTLE, List.of(planned(9, 3))), TODAY);

        assertThat(cover(coverage, 2)).contains(day(3));
        assertThat(coverage.cover(List.of(new StockLine(KETTLE, of(4))), "RETAILER", false)).contains(TODAY);
    }

    private static Coverage coverage(Map<StockKey, Quantity> onHand, PlannedStock... planned) {
        return new Coverage(onHand, Fences.NONE, Map.of(KETTLE, List.of(planned)), TODAY);
    }

    private static Optional<LocalDate> cover(Coverage coverage, long quantity) {
        return coverage.cover(List.of(new StockLine(KETTLE, of(quantity))), "DISTRIBUTOR", false);
    }

    private static Optional<LocalDate> together(Coverage coverage, long quantity) {
        return coverage.cover(List.of(new StockLine(KETTLE, of(quantity))), "DISTRIBUTOR", true);
    }

    private static PlannedStock planned(long quantity, int inDays) {
        return new PlannedStock(of(quantity), day(inDays));
    }

    private static LocalDate day(int inDays) {
        return TODAY.plusDays(inDays);
    }

    private static Quantity of(long quantity) {
        return Quantity.of(quantity);
    }
}
