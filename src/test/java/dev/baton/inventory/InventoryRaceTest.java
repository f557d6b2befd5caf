package dev.baton.inventory;

import static dev.baton.trade.Trade.line;
import static dev.baton.trade.Trade.name;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.inventory.ReserveResult.Reserved;
import dev.baton.inventory.location.LocationId;
import dev.baton.inventory.location.LocationType;
import dev.baton.platform.money.Quantity;
import dev.baton.product.Sku;
import dev.baton.testing.BatonTest;
import dev.baton.trade.Race;
import dev.baton.trade.Trade;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;

@BatonTest
class InventoryRaceTest {

    private final Inventory inventory;
    private final GoodsInTransit inTransit;
    private final Trade trade;

    @Autowired
    InventoryRaceTest(Inventory inventory, GoodsInTransit inTransit, BeanFactory beans) {
        this.inventory = inventory;
        this.inTransit = inTransit;
        this.trade = new Trade(beans);
    }

    @Test
    void of_fifty_who_race_for_the_last_stock_as_many_get_it_as_it_is_enough_for() {
        LocationId plant = trade.plant("EAST");
        Sku sku = trade.product("10.00");
        trade.receive(plant, line(sku, 10));

        List<ReserveResult> results =
                Race.of(50, number -> () -> inventory.reserve(name("order"), plant, List.of(line(sku, 3))));

        assertThat(results).filteredOn(new Reserved()::equals).hasSize(3);
        assertStock(sku, 10, 9);
    }

    @Test
    void orders_that_name_products_in_any_order_do_not_deadlock() {
        LocationId plant = trade.plant("EAST");
        List<Sku> skus = List.of(trade.product("1.00"), trade.product("1.00"), trade.product("1.00"));
        skus.forEach(sku -> trade.receive(plant, line(sku, 1000)));

        Race.of(50, number -> () -> {
            String order = name("order");
            List<StockLine> lines = List.of(line(skus.get(number % 3), 1), line(skus.get((number + 1) % 3), 1));
            inventory.reserve(order, plant, number % 2 == 0 ? lines : lines.reversed());
            if (number % 3 == 0) {
                inventory.release(order);
            } else {
                inTransit.issue(order, "D-" + order);
            }
            return number;
        });

        skus.forEach(sku -> assertThat(stock(sku).reserved()).isEqualTo(Quantity.ZERO));
    }

    @Test
    void fifty_twins_of_one_reservation_and_its_issue_take_effect_once() {
        LocationId plant = trade.plant("EAST");
        Sku sku = trade.product("10.00");
        trade.receive(plant, line(sku, 10));
        String order = name("order");

        assertThat(Race.of(50, number -> () -> inventory.reserve(order, plant, List.of(line(sku, 6)))))
                .containsOnly(new Reserved());
        assertStock(sku, 10, 6);
        Race.of(50, number -> () -> {
            inTransit.issue(order, "D-" + order);
            return number;
        });
        assertStock(sku, 4, 0);
    }

    private void assertStock(Sku sku, long onHand, long reserved) {
        assertThat(stock(sku).onHand()).isEqualTo(Quantity.of(onHand));
        assertThat(stock(sku).reserved()).isEqualTo(Quantity.of(reserved));
    }

    private Stock stock(Sku sku) {
        return inventory.stock(LocationType.PLANT, List.of(sku)).getFirst();
    }
}
