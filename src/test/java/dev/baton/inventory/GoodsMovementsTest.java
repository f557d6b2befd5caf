package dev.baton.inventory;

import static dev.baton.trade.Trade.line;
import static dev.baton.trade.Trade.name;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.baton.inventory.location.LocationId;
import dev.baton.inventory.location.LocationType;
import dev.baton.inventory.view.Movement;
import dev.baton.inventory.view.StockLevel;
import dev.baton.inventory.view.StockView;
import dev.baton.platform.money.Quantity;
import dev.baton.platform.paging.Limit;
import dev.baton.platform.problem.ConflictException;
import dev.baton.product.Sku;
import dev.baton.testing.BatonTest;
import dev.baton.trade.Race;
import dev.baton.trade.Trade;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.CannotAcquireLockException;

@BatonTest
class GoodsMovementsTest {

    private final GoodsMovements movements;
    private final Quarantine quarantine;
    private final Inventory inventory;
    private final GoodsInTransit inTransit;
    private final StockView view;
    private final Trade trade;

    private LocationId plant = new LocationId("unset");
    private Sku kettle = new Sku("unset");
    private Sku pan = new Sku("unset");

    @Autowired
    GoodsMovementsTest(
            GoodsMovements movements,
            Quarantine quarantine,
            Inventory inventory,
            GoodsInTransit inTransit,
            StockView view,
            BeanFactory beans) {
        this.movements = movements;
        this.quarantine = quarantine;
        this.inventory = inventory;
        this.inTransit = inTransit;
        this.view = view;
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
    void what_is_sold_over_the_counter_leaves_once_and_only_from_what_is_available() {
        reserve("first", line(kettle, 4));
        List<StockLine> lines = List.of(line(kettle, 6));

        assertThat(movements.issue(plant, lines, MovementReason.OFF_PLATFORM_ISSUE, "TILL-1")).isTrue();
        assertThat(movements.issue(plant, lines, MovementReason.OFF_PLATFORM_ISSUE, "TILL-1")).isFalse();

        assertThatExceptionOfType(ConflictException.class)
                .isThrownBy(() -> movements.issue(
                        plant, List.of(line(kettle, 1), line(pan, 1)), MovementReason.SCRAP, "TILL-2"))
                .withMessageContaining("0 of " + kettle + " available, 1 wanted");
        assertStock(kettle, 4, 4);
        assertStock(pan, 5, 0);
        assertThat(view.movements(new StockFilter(kettle.value(), null, null), Limit.of(1), null).items())
                .extracting(Movement::reason, Movement::quantity, Movement::document)
                .containsExactly(tuple(MovementReason.OFF_PLATFORM_ISSUE, Quantity.of(-6), "TILL-1"));
    }

    @Test
    void of_fifty_who_race_for_what_is_available_as_many_issue_it_as_it_is_enough_for() {
        AtomicInteger refused = new AtomicInteger();

        Race.of(50, number -> () -> {
            try {
                return movements.issue(plant, List.of(line(kettle, 3)), MovementReason.SCRAP, name("S"));
            } catch (ConflictException tooLate) {
                return refused.incrementAndGet();
            }
        });

        assertThat(refused).hasValue(47);
        assertStock(kettle, 1, 0);
    }

    @Test
    void an_adjustment_downward_leaves_reservations_alone_while_there_is_enough() {
        reserve("first", line(kettle, 4));

        assertThat(adjust("COUNT-1", change(kettle, -6), change(pan, 2))).isTrue();
        assertThat(adjust("COUNT-1", change(kettle, -6), change(pan, 2))).as("again").isFalse();

        assertStock(kettle, 4, 4);
        assertStock(pan, 7, 0);
    }

    @Test
    void where_less_is_there_than_is_reserved_the_youngest_reservations_are_given_back_with_all_their_lines() {
        String oldest = reserve("oldest", line(kettle, 3));
        String middle = reserve("middle", line(kettle, 3), line(pan, 2));
        String youngest = reserve("youngest", line(kettle, 2));

        adjust("COUNT-2", change(kettle, -5));

        assertThat(inventory.reservation(oldest)).isPresent();
        assertThat(inventory.reservation(middle)).isEmpty();
        assertThat(inventory.reservation(youngest)).isEmpty();
        assertStock(kettle, 5, 3);
        assertStock(pan, 5, 0);
    }

    @Test
    void what_is_being_issued_or_set_apart_is_not_withdrawn() {
        String leaving = reserve("leaving", line(kettle, 4));
        String older = reserve("older", line(kettle, 2));
        assertThat(inTransit.beginIssue(leaving)).isTrue();
        quarantine.setApart(plant, List.of(line(kettle, 3)), name("Q"), "Dented");

        assertThatExceptionOfType(ConflictException.class).isThrownBy(() -> adjust("COUNT-3", change(kettle, -4)));
        adjust("COUNT-4", change(kettle, -3));

        assertThat(inventory.reservation(older)).isEmpty();
        assertThat(inventory.reservation(leaving)).isPresent();
        assertThat(view.levels(new StockFilter(kettle.value(), plant.value(), null), Limit.of(1), null).items())
                .singleElement()
                .isEqualTo(new StockLevel(kettle, plant, LocationType.PLANT, Quantity.of(7), Quantity.of(4),
                        Quantity.of(3), Quantity.ZERO, Quantity.ZERO, Quantity.ZERO));
    }

    @Test
    void an_issue_that_is_given_up_can_be_withdrawn_again() {
        String order = reserve("order", line(kettle, 10));
        inTransit.beginIssue(order);
        inTransit.abandonIssue(order);

        adjust("COUNT-5", change(kettle, -1));

        assertThat(inventory.reservation(order)).isEmpty();
        assertStock(kettle, 9, 0);
    }

    @Test
    void stock_that_is_set_apart_is_neither_reserved_nor_issued_until_it_is_given_free() {
        String document = name("Q");
        List<StockLine> lines = List.of(line(kettle, 8));
        assertThat(quarantine.setApart(plant, lines, document, "Waits for the inspection")).isTrue();
        assertThat(quarantine.setApart(plant, lines, document, "Waits for the inspection")).as("again").isFalse();

        assertThat(inventory.reserve(name("order"), plant, List.of(line(kettle, 3))))
                .isEqualTo(new ReserveResult.Short(List.of(
                        new Shortage(kettle, Quantity.of(3), Quantity.of(2)))));
        assertThatExceptionOfType(ConflictException.class).isThrownBy(
                () -> quarantine.setApart(plant, List.of(line(kettle, 3)), name("Q"), ""));
        assertThatExceptionOfType(ConflictException.class).isThrownBy(
                () -> quarantine.giveFree(plant, List.of(line(kettle, 9)), name("Q"), ""));

        assertThat(quarantine.giveFree(plant, lines, name("Q"), "Passed")).isTrue();
        assertThat(inventory.reserve(name("order"), plant, List.of(line(kettle, 10))))
                .isEqualTo(new ReserveResult.Reserved());
    }

    @Test
    void what_was_issued_arrives_in_parts_and_each_receipt_counts_once() {
        LocationId warehouse = trade.location(LocationType.WAREHOUSE, "EAST");
        String transfer = name("T");
        inventory.reserve(transfer, plant, List.of(line(kettle, 6), line(pan, 2)), warehouse);
        inTransit.issue(transfer, MovementReason.TRANSFER_ISSUE, transfer);

        arrive(transfer, "GR-1", line(kettle, 4));
        arrive(transfer, "GR-1", line(kettle, 4));
        assertThat(inventory.reservation(transfer)).hasValueSatisfying(moving -> {
            assertThat(moving.state()).isEqualTo(Reservation.State.ISSUED);
            assertThat(moving.underWay()).containsExactlyInAnyOrder(line(kettle, 2), line(pan, 2));
        });
        assertThatExceptionOfType(ConflictException.class).isThrownBy(() -> arrive(transfer, "GR-2", line(kettle, 3)));
        arrive(transfer, "GR-3", line(kettle, 2), line(pan, 2));

        assertThat(inventory.reservation(transfer).map(Reservation::state)).contains(Reservation.State.ARRIVED);
        assertThat(inventory.stock(LocationType.WAREHOUSE, List.of(kettle))).singleElement()
                .extracting(Stock::onHand).isEqualTo(Quantity.of(6));
    }

    @Test
    void adjustments_reservations_issues_and_quarantines_that_race_keep_the_books_right_and_do_not_deadlock() {
        trade.receive(plant, line(kettle, 1000), line(pan, 1000));

        Race.of(60, number -> () -> {
            String who = name("order");
            List<StockLine> lines = List.of(line(kettle, 5 + number % 7), line(pan, 3 + number % 5));
            try {
                return switch (number % 5) {
                    case 0 -> adjust(who, change(kettle, -40), change(pan, number % 2 == 0 ? -30 : 10));
                    case 1 -> quarantine.setApart(plant, lines, who, "");
                    case 2 -> movements.issue(plant, lines.reversed(), MovementReason.SCRAP, who);
                    default -> {
                        inventory.reserve(who, plant, lines);
                        if (number % 2 == 0 && inTransit.beginIssue(who)) {
                            inTransit.issue(who, "D-" + who);
                        }
                        yield true;
                    }
                };
            } catch (ConflictException | CannotAcquireLockException refused) {
                return false;
            }
        });

        for (Sku sku : List.of(kettle, pan)) {
            StockLevel level = view.levels(new StockFilter(sku.value(), plant.value(), null), Limit.of(1), null)
                    .items().getFirst();
            assertThat(level.onHand()).isEqualTo(sum(sku));
            assertThat(level.available().isNegative()).isFalse();
        }
    }

    private Quantity sum(Sku sku) {
        List<Quantity> moved = new ArrayList<>();
        view.movements(new StockFilter(sku.value(), plant.value(), null), Limit.of(200), null)
                .items()
                .forEach(movement -> moved.add(movement.quantity()));
        return moved.stream().reduce(Quantity.ZERO, Quantity::plus);
    }

    private String reserve(String who, StockLine... lines) {
        String reference = name(who);
        assertThat(inventory.reserve(reference, plant, List.of(lines))).isEqualTo(new ReserveResult.Reserved());
        return reference;
    }

    private boolean adjust(String document, StockChange... changes) {
        return movements.adjust(plant, List.of(changes), MovementReason.STOCKTAKE, document);
    }

    private void arrive(String transfer, String document, StockLine... lines) {
        inTransit.arrive(transfer, List.of(lines), MovementReason.TRANSFER_RECEIPT, document + "-" + transfer);
    }

    private static StockChange change(Sku sku, long quantity) {
        return new StockChange(sku, Quantity.of(quantity));
    }

    private void assertStock(Sku sku, long onHand, long reserved) {
        assertThat(inventory.stock(LocationType.PLANT, List.of(sku))).singleElement().satisfies(stock -> {
            assertThat(stock.onHand()).isEqualTo(Quantity.of(onHand));
            assertThat(stock.reserved()).isEqualTo(Quantity.of(reserved));
        });
    }
}
