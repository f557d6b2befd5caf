package dev.baton.review;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.inventory.Stock;
import dev.baton.inventory.location.Location;
import dev.baton.inventory.location.LocationId;
import dev.baton.inventory.location.LocationType;
import dev.baton.platform.money.Quantity;
import dev.baton.product.Sku;
import dev.baton.review.SupplyFacts.ExpectedSupply;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SupplyTest {

    private static final Sku POT = new Sku("POT");
    private static final Sku PAN = new Sku("PAN");
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
    private static final Map<Sku, Quantity> WANTED = Map.of(POT, Quantity.of(10), PAN, Quantity.of(4));

    @Test
    void one_plant_must_have_all_of_it() {
        assertThat(supply(stock("A", POT, 10), stock("A", PAN, 4)).isCovered()).isTrue();
        assertThat(supply(stock("A", POT, 10), stock("B", PAN, 4)).isCovered()).isFalse();
    }

    @Test
    void what_is_reserved_covers_nothing() {
        Stock reserved = new Stock(plant("A"), POT, Quantity.of(12), Quantity.of(5), Quantity.of(7),
                Quantity.ZERO);
        assertThat(supply(reserved, stock("A", PAN, 4)).missing()).containsExactly(Map.entry(POT, Quantity.of(3)));
    }

    @Test
    void the_plant_that_is_short_of_the_fewest_products_counts() {
        assertThat(supply(stock("A", POT, 9), stock("A", PAN, 3), stock("B", POT, 1), stock("B", PAN, 4)).missing())
                .containsOnlyKeys(POT);
        assertThat(supply().missing()).isEqualTo(WANTED);
    }

    @Test
    void production_covers_what_is_short_once_the_last_of_it_is_made() {
        Supply supply = supply(stock("A", POT, 6), stock("A", PAN, 3));
        SupplyFacts facts = expected(
                List.of(new ExpectedSupply(POT, Quantity.of(3), TODAY.plusDays(2))),
                List.of(new ExpectedSupply(POT, Quantity.of(1), TODAY.plusDays(9)),
                        new ExpectedSupply(PAN, Quantity.of(50), TODAY.plusDays(4))));
        assertThat(supply.madeBy(facts, TODAY)).contains(TODAY.plusDays(9));
    }

    @Test
    void production_that_makes_too_little_of_one_product_covers_nothing() {
        Supply supply = supply(stock("A", POT, 6));
        assertThat(supply.madeBy(
                expected(List.of(), List.of(new ExpectedSupply(POT, Quantity.of(100), TODAY.plusDays(1)))), TODAY))
                .isEmpty();
    }

    @Test
    void an_order_that_stock_covers_needs_no_production() {
        assertThat(supply(stock("A", POT, 10), stock("A", PAN, 4)).madeBy(SupplyFacts.UNKNOWN, TODAY)).contains(TODAY);
    }

    @Test
    void other_books_are_asked_for_each_product() {
        assertThat(supply().isCoveredBy(Map.of(POT, Quantity.of(10), PAN, Quantity.of(5)))).isTrue();
        assertThat(supply().isCoveredBy(Map.of(POT, Quantity.of(10)))).isFalse();
    }

    private static Supply supply(Stock... stocks) {
        return Supply.of(WANTED, List.of(stocks));
    }

    private static SupplyFacts expected(List<ExpectedSupply> inProduction, List<ExpectedSupply> planned) {
        return new SupplyFacts(Map.of(), inProduction, planned, null);
    }

    private static Stock stock(String plant, Sku sku, long onHand) {
        return new Stock(plant(plant), sku, Quantity.of(onHand), Quantity.ZERO, Quantity.of(onHand),
                Quantity.ZERO);
    }

    private static Location plant(String id) {
        return new Location(new LocationId(id), LocationType.PLANT, id, "EAST", null);
    }
}
