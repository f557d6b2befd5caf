package dev.baton.inventory;

import static dev.baton.trade.Trade.line;
import static dev.baton.trade.Trade.name;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.baton.inventory.ReserveResult.Reserved;
import dev.baton.inventory.location.LocationId;
import dev.baton.inventory.location.LocationType;
import dev.baton.platform.money.Quantity;
import dev.baton.platform.paging.Limit;
import dev.baton.product.Sku;
import dev.baton.testing.BatonTest;
import dev.baton.trade.Race;
import dev.baton.trade.Trade;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** An alert is raised once when too little is available and cleared once when it is back, whatever brought it about. */
@BatonTest
class StockAlertsTest {

    private final Inventory inventory;
    private final GoodsInTransit inTransit;
    private final GoodsMovements movements;
    private final Quarantine quarantine;
    private final Thresholds thresholds;
    private final StockAlerts alerts;
    private final TransactionTemplate transaction;
    private final Trade trade;

    private LocationId plant = new LocationId("unset");
    private Sku sku = new Sku("unset");

    @Autowired
    StockAlertsTest(
            Inventory inventory,
            GoodsInTransit inTransit,
            GoodsMovements movements,
            Quarantine quarantine,
            Thresholds thresholds,
            StockAlerts alerts,
            TransactionTemplate transaction,
            BeanFactory beans) {
        this.inventory = inventory;
        this.inTransit = inTransit;
        this.movements = movements;
        this.quarantine = quarantine;
        this.thresholds = thresholds;
        this.alerts = alerts;
        this.transaction = transaction;
        this.trade = new Trade(beans);
    }

    /** Ten are there, of at least five. */
    @BeforeEach
    void enough() {
        plant = trade.plant("EAST");
        sku = trade.product("10.00");
        trade.receive(plant, line(sku, 10));
        threshold(5, null);
    }

    /** What brings the stock down by six, and what brings it back. */
    private record Way(Runnable down, Runnable up) {}

    @TestFactory
    Stream<DynamicTest> each_way_down_is_noticed_once_and_each_way_up() {
        return ways().entrySet().stream().map(way -> DynamicTest.dynamicTest(way.getKey(), () -> {
            enough();
            way.getValue().down().run();
            way.getValue().down().run();
            assertThat(all()).as("once").extracting(StockAlert::kind, StockAlert::bound, StockAlert::available)
                    .containsExactly(tuple(AlertKind.LOW, Quantity.of(5), Quantity.of(4)));
            assertThat(open()).hasSize(1);

            way.getValue().up().run();
            way.getValue().up().run();
            assertThat(all()).hasSize(1);
            assertThat(open()).isEmpty();
            assertThat(all().getFirst().clearedAvailable()).isEqualTo(Quantity.of(10));
        }));
    }

    private Map<String, Way> ways() {
        String order = name("order");
        return Map.of(
                "reserve and release", new Way(() -> reserve(order, 6), () -> inventory.release(order)),
                "issue and receipt", new Way(
                        () -> movements.issue(plant, List.of(line(sku, 6)), MovementReason.SCRAP, order),
                        () -> movements.receive(plant, List.of(line(sku, 6)), MovementReason.RETURN, order)),
                "correction", new Way(() -> adjust(MovementReason.CORRECTION, order, -6),
                        () -> adjust(MovementReason.CORRECTION, order + "/back", 6)),
                "stocktake", new Way(() -> adjust(MovementReason.STOCKTAKE, order, -6),
                        () -> adjust(MovementReason.STOCKTAKE, order + "/back", 6)),
                "SAP", new Way(() -> adjust(MovementReason.SAP_RECONCILIATION, order, -6),
                        () -> adjust(MovementReason.SAP_RECONCILIATION, order + "/back", 6)),
                "quarantine", new Way(() -> quarantine.setApart(plant, List.of(line(sku, 6)), order, ""),
                        () -> quarantine.giveFree(plant, List.of(line(sku, 6)), order + "/back", "")));
    }

    @Test
    void what_a_withdrawal_frees_counts_as_well_as_what_it_takes() {
        Sku other = trade.product("10.00");
        trade.receive(plant, line(other, 10));
        thresholds.set(new Threshold(new StockKey(plant, other), Quantity.of(5), Quantity.of(5), null));
        inventory.reserve(name("order"), plant, List.of(line(sku, 6), line(other, 6)));
        assertThat(open(other)).hasSize(1);

        adjust(MovementReason.CORRECTION, name("C"), -7);

        assertThat(open(other)).isEmpty();
        assertThat(open()).as("raised before, and still low").hasSize(1);
        assertThat(all()).hasSize(1);
    }

    @Test
    void what_is_issued_to_a_place_counts_there_when_it_arrives() {
        LocationId shop = trade.location(LocationType.STORE, "EAST");
        thresholds.set(new Threshold(new StockKey(shop, sku), Quantity.of(5), Quantity.of(5), null));
        assertThat(alerts(shop, sku, true)).hasSize(1);
        String order = name("order");
        inventory.reserve(order, plant, List.of(line(sku, 5)), shop);
        inTransit.issue(order, "D-" + order);
        assertThat(alerts(shop, sku, true)).as("it is only on its way").hasSize(1);
        inTransit.arrive(order, "R-" + order);
        assertThat(alerts(shop, sku, true)).isEmpty();
        assertThat(open()).as("issued, it was not available before either").isEmpty();
    }

    @Test
    void what_falls_and_rises_within_one_transaction_is_seen_by_nobody() {
        transaction.executeWithoutResult(status -> {
            reserve("passing-" + sku, 6);
            inventory.release("passing-" + sku);
        });
        transaction.executeWithoutResult(status -> {
            reserve("lost-" + sku, 6);
            status.setRollbackOnly();
        });
        assertThat(all()).isEmpty();
    }

    @Test
    void more_than_the_maximum_is_alerted_of_once_and_cleared_when_it_is_gone() {
        threshold(5, 12L);
        trade.receive(plant, line(sku, 2));
        assertThat(all()).isEmpty();
        trade.receive(plant, line(sku, 1));
        trade.receive(plant, line(sku, 1));
        assertThat(open()).extracting(StockAlert::kind, StockAlert::bound, StockAlert::available)
                .containsExactly(tuple(AlertKind.HIGH, Quantity.of(12), Quantity.of(13)));
        reserve(name("order"), 2);
        assertThat(open()).isEmpty();
        assertThat(all()).hasSize(1);
    }

    @Test
    void another_threshold_raises_and_clears_alerts_and_a_product_that_was_never_there_is_low() {
        threshold(11, null);
        assertThat(open()).hasSize(1);
        threshold(11, null);
        threshold(10, null);
        assertThat(open()).isEmpty();
        assertThat(all()).hasSize(1);

        Sku missing = trade.product("1.00");
        thresholds.set(new Threshold(new StockKey(plant, missing), Quantity.of(1), Quantity.of(1), null));
        assertThat(open(missing)).hasSize(1);
        trade.receive(plant, line(missing, 1));
        assertThat(open(missing)).isEmpty();
    }

    @Test
    void sixty_four_who_cross_back_and_forth_raise_and_clear_alerts_in_turn_exactly_once_each() {
        List<Integer> crossings = Race.of(64, number -> () -> {
            int crossed = 0;
            for (int round = 0; round < 5; round++) {
                String order = name("order");
                if (inventory.reserve(order, plant, List.of(line(sku, 6))) instanceof Reserved) {
                    inventory.release(order);
                    crossed++;
                }
            }
            return crossed;
        });

        // of ten, one at a time can have six, and then four are left
        int crossed = crossings.stream().mapToInt(Integer::intValue).sum();
        assertThat(crossed).isPositive();
        List<StockAlert> raised = all();
        assertThat(raised).hasSize(Math.min(crossed, 200));
        assertThat(raised).allSatisfy(alert -> {
            assertThat(alert.available()).isEqualTo(Quantity.of(4));
            assertThat(alert.clearedAvailable()).isEqualTo(Quantity.of(10));
        });
    }

    @Test
    void whoever_sets_a_threshold_while_the_first_stock_comes_misses_nothing() {
        for (int round = 0; round < 10; round++) {
            Sku fresh = trade.product("1.00");
            Race.of(16, number -> () -> {
                if (number % 2 == 0) {
                    trade.receive(plant, line(fresh, 1));
                } else {
                    thresholds.set(new Threshold(new StockKey(plant, fresh), Quantity.of(8), Quantity.of(9), null));
                }
                return number;
            });
            assertThat(open(fresh)).as("eight have come").isEmpty();
            thresholds.set(new Threshold(new StockKey(plant, fresh), Quantity.of(9), Quantity.of(9), null));
            assertThat(open(fresh)).hasSize(1);
        }
    }

    @Test
    void many_who_take_a_little_of_many_products_find_each_low_once() {
        List<Sku> skus = IntStream.range(0, 6).mapToObj(number -> trade.product("1.00")).toList();
        skus.forEach(each -> {
            trade.receive(plant, line(each, 64));
            thresholds.set(new Threshold(new StockKey(plant, each), Quantity.of(32), Quantity.of(40), null));
        });
        Race.of(64, number -> () -> {
            List<StockLine> lines = skus.stream().map(each -> line(each, 1)).toList();
            return inventory.reserve(name("order"), plant, number % 2 == 0 ? lines : lines.reversed());
        });
        skus.forEach(each -> assertThat(alerts(plant, each, null)).extracting(StockAlert::available)
                .containsExactly(Quantity.of(31)));
    }

    private void reserve(String order, long quantity) {
        inventory.reserve(order, plant, List.of(line(sku, quantity)));
    }

    private void adjust(MovementReason reason, String document, long by) {
        movements.adjust(plant, List.of(new StockChange(sku, Quantity.of(by))), reason, document);
    }

    private void threshold(long minimum, @Nullable Long maximum) {
        thresholds.set(new Threshold(new StockKey(plant, sku), Quantity.of(minimum), Quantity.of(minimum),
                maximum == null ? null : Quantity.of(maximum)));
    }

    private List<StockAlert> all() {
        return alerts(plant, sku, null);
    }

    private List<StockAlert> open() {
        return open(sku);
    }

    private List<StockAlert> open(Sku of) {
        return alerts(plant, of, true);
    }

    private List<StockAlert> alerts(LocationId location, Sku of, @Nullable Boolean open) {
        return alerts.page(new StockFilter(of.value(), location.value(), null), null, open, Limit.of(200), null)
                .items();
    }
}
