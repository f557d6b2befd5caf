package dev.baton.inventory;

import static dev.baton.trade.Trade.line;
import static dev.baton.trade.Trade.name;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.tuple;

import dev.baton.inventory.ReserveResult.Reserved;
import dev.baton.inventory.ReserveResult.Short;
import dev.baton.inventory.location.LocationId;
import dev.baton.inventory.location.LocationType;
import dev.baton.inventory.view.Movement;
import dev.baton.inventory.view.StockLevel;
import dev.baton.inventory.view.StockView;
import dev.baton.platform.money.Quantity;
import dev.baton.platform.paging.Limit;
import dev.baton.platform.problem.ConflictException;
import dev.baton.platform.problem.NotFoundException;
import dev.baton.product.Sku;
import dev.baton.testing.BatonTest;
import dev.baton.trade.Trade;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;

@BatonTest
class InventoryTest {

    private final Inventory inventory;
    private final GoodsInTransit inTransit;
    private final GoodsMovements movements;
    private final StockView view;
    private final JdbcClient jdbc;
    private final Trade trade;

    private LocationId plant = new LocationId("unset");
    private Sku kettle = new Sku("unset");
    private Sku pan = new Sku("unset");

    @Autowired
    InventoryTest(
            Inventory inventory,
            GoodsInTransit inTransit,
            GoodsMovements movements,
            StockView view,
            JdbcClient jdbc,
            BeanFactory beans) {
        this.inventory = inventory;
        this.inTransit = inTransit;
        this.movements = movements;
        this.view = view;
        this.jdbc = jdbc;
        this.trade = new Trade(beans);
    }

    @BeforeEach
    void aPlantWithTwoProducts() {
        plant = trade.plant("EAST");
        kettle = trade.product("10.00");
        pan = trade.product("20.00");
        trade.receive(plant, line(kettle, 10), line(pan, 5));
    }

    @Test
    void stock_is_reserved_once_however_often_it_is_asked_for() {
        String order = name("order");

        assertThat(reserve(order, line(kettle, 4), line(pan, 5))).isEqualTo(new Reserved());
        assertThat(reserve(order, line(kettle, 4), line(pan, 5))).isEqualTo(new Reserved());

        assertStock(kettle, 10, 4);
        assertStock(pan, 5, 5);
    }

    @Test
    void all_lines_are_reserved_or_none() {
        assertThat(reserve(name("order"), line(kettle, 4), line(pan, 6))).isEqualTo(
                new Short(List.of(new Shortage(pan, Quantity.of(6), Quantity.of(5)))));

        assertStock(kettle, 10, 0);
        assertStock(pan, 5, 0);
    }

    @Test
    void lines_of_one_product_are_taken_together() {
        assertThat(reserve(name("order"), line(pan, 3), line(pan, 3))).isInstanceOf(Short.class);
        assertThat(reserve(name("order"), line(pan, 3), line(pan, 2))).isEqualTo(new Reserved());

        assertStock(pan, 5, 5);
    }

    @Test
    void what_a_location_never_kept_is_short() {
        Sku other = trade.product("1.00");

        assertThat(reserve(name("order"), line(other, 1))).isEqualTo(
                new Short(List.of(new Shortage(other, Quantity.of(1), Quantity.ZERO))));
    }

    @Test
    void released_stock_is_available_again_once() {
        String order = name("order");
        reserve(order, line(kettle, 4));

        inventory.release(order);
        inventory.release(order);

        assertStock(kettle, 10, 0);
        assertThat(inventory.reservation(order)).isEmpty();
        assertThat(reserve(order, line(kettle, 10))).as("reserves anew").isEqualTo(new Reserved());
        assertStock(kettle, 10, 10);
    }

    @Test
    void a_goods_issue_takes_reserved_stock_off_hand_once() {
        String order = name("order");
        reserve(order, line(kettle, 4), line(pan, 1));

        inTransit.issue(order, "80000001-" + order);
        inTransit.issue(order, "80000001-" + order);
        inventory.release(order);

        assertStock(kettle, 6, 0);
        assertStock(pan, 4, 0);
        assertThat(view.movements(new StockFilter(kettle.value(), null, null), Limit.of(10), null).items())
                .extracting(Movement::reason, Movement::quantity, Movement::onHand)
                .containsExactly(
                        tuple(MovementReason.ISSUE, Quantity.of(-4), Quantity.of(6)),
                        tuple(MovementReason.RECEIPT, Quantity.of(10), Quantity.of(10)));
    }

    @Test
    void nothing_is_issued_that_was_not_reserved() {
        assertThatIllegalStateException().isThrownBy(() -> inTransit.issue(name("order"), "80000002"));
        assertThatIllegalStateException().isThrownBy(() -> inTransit.arrive(name("order"), "1"));
    }

    @Test
    void issued_stock_is_in_transit_until_it_arrives_once() {
        LocationId warehouse = trade.location(LocationType.WAREHOUSE, "EAST");
        String order = name("order");
        inventory.reserve(order, plant, List.of(line(kettle, 4)), warehouse);
        assertThat(levelAt(warehouse)).isNull();

        inTransit.issue(order, "80000003-" + order);
        assertThat(levelAt(warehouse)).isEqualTo(new StockLevel(kettle, warehouse, LocationType.WAREHOUSE,
                Quantity.ZERO, Quantity.ZERO, Quantity.ZERO, Quantity.ZERO, Quantity.ZERO, Quantity.of(4)));

        inTransit.arrive(order, "GR-" + order);
        inTransit.arrive(order, "GR-" + order);
        assertThat(levelAt(warehouse)).isEqualTo(new StockLevel(kettle, warehouse, LocationType.WAREHOUSE,
                Quantity.of(4), Quantity.ZERO, Quantity.ZERO, Quantity.of(4), Quantity.ZERO, Quantity.ZERO));
    }

    @Test
    void a_document_is_received_once_per_location() {
        List<StockLine> lines = List.of(line(kettle, 1), line(pan, 1));
        String document = name("R");

        assertThat(movements.receive(plant, lines, MovementReason.RECEIPT, document)).isTrue();
        assertThat(movements.receive(plant, lines, MovementReason.RECEIPT, document)).isFalse();
        assertThatExceptionOfType(ConflictException.class).isThrownBy(
                () -> movements.receive(plant, List.of(line(kettle, 2)), MovementReason.RECEIPT, document));
        assertThat(movements.receive(trade.plant("EAST"), lines, MovementReason.RECEIPT, document)).isTrue();
        assertThatExceptionOfType(NotFoundException.class).isThrownBy(
                () -> movements.receive(new LocationId(name("L")), lines, MovementReason.RECEIPT, document));

        assertStock(kettle, 11, 0);
    }

    @Test
    void movements_cannot_be_changed_or_deleted() {
        for (String change : List.of(
                "UPDATE stock_movement SET quantity = 1", "DELETE FROM stock_movement", "TRUNCATE stock_movement")) {
            assertThatExceptionOfType(DataAccessException.class).isThrownBy(() -> jdbc.sql(change).update())
                    .withMessageContaining("never changed or deleted");
        }
    }

    @Test
    void the_database_itself_keeps_reserved_stock_on_hand() {
        reserve(name("order"), line(kettle, 8));

        for (String change : List.of("reserved = 11", "on_hand = 7", "reserved = -1")) {
            assertThatExceptionOfType(DataIntegrityViolationException.class).isThrownBy(
                    () -> jdbc.sql("UPDATE stock SET " + change + " WHERE location = ? AND sku = ?")
                            .params(plant.value(), kettle.value())
                            .update());
        }
    }

    private ReserveResult reserve(String order, StockLine... lines) {
        return inventory.reserve(order, plant, List.of(lines));
    }

    private @Nullable StockLevel levelAt(LocationId location) {
        return view.levels(new StockFilter(kettle.value(), location.value(), null), Limit.of(10), null)
                .items()
                .stream()
                .findFirst()
                .orElse(null);
    }

    private void assertStock(Sku sku, long onHand, long reserved) {
        assertThat(view.levels(new StockFilter(sku.value(), plant.value(), null), Limit.of(10), null).items())
                .singleElement()
                .isEqualTo(new StockLevel(sku, plant, LocationType.PLANT, Quantity.of(onHand), Quantity.of(reserved),
                        Quantity.ZERO, Quantity.of(onHand - reserved), Quantity.ZERO, Quantity.ZERO));
    }
}
