package dev.baton.inventory;

import static dev.baton.trade.Trade.line;
import static dev.baton.trade.Trade.name;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.inventory.location.LocationId;
import dev.baton.inventory.location.LocationType;
import dev.baton.platform.money.Quantity;
import dev.baton.platform.sql.Row;
import dev.baton.product.Sku;
import dev.baton.testing.BatonTest;
import dev.baton.trade.Race;
import dev.baton.trade.Trade;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Random histories of many threads over few products, and what must hold of the stock after each. */
@BatonTest
class StockHistoryTest {

    private static final int THREADS = 16;
    private static final int COMMANDS = 60;

    private final Inventory inventory;
    private final GoodsInTransit inTransit;
    private final GoodsMovements movements;
    private final Quarantine quarantine;
    private final JdbcClient jdbc;
    private final Trade trade;

    @Autowired
    StockHistoryTest(
            Inventory inventory,
            GoodsInTransit inTransit,
            GoodsMovements movements,
            Quarantine quarantine,
            JdbcClient jdbc,
            BeanFactory beans) {
        this.inventory = inventory;
        this.inTransit = inTransit;
        this.movements = movements;
        this.quarantine = quarantine;
        this.jdbc = jdbc;
        this.trade = new Trade(beans);
    }

    /** What a product's books say beside what its entries add up to. */
    private record Books(
            Quantity onHand,
            Quantity moved,
            Quantity reserved,
            Quantity byReservations,
            Quantity quarantined,
            Quantity setApart) {}

    @ParameterizedTest
    @ValueSource(longs = {1, 20_261_123, 77_777})
    void whatever_happens_nothing_is_over_reserved_and_the_books_add_up(long seed) {
        List<LocationId> places = List.of(trade.plant("EAST"), trade.location(LocationType.WAREHOUSE, "EAST"));
        List<Sku> skus = IntStream.range(0, 3).mapToObj(number -> trade.product("1.00")).toList();
        places.forEach(place -> skus.forEach(sku -> trade.receive(place, line(sku, 40))));

        List<List<RandomStockCommands.Command>> done = Race.of(THREADS,
                number -> () -> new RandomStockCommands(inventory, inTransit, movements, quarantine, this::outlive,
                        places, skus,
                        new Random(seed + number)).run(COMMANDS));

        List<Books> books = books(places);
        assertThat(books).hasSize(6).allSatisfy(StockHistoryTest::assertAddsUp);
        long history = entries(places);
        assertThat(history).isGreaterThan(300);

        Race.of(THREADS, number -> () -> {
            done.get(number).forEach(RandomStockCommands.Command::runAgain);
            return number;
        });
        assertThat(entries(places)).as("after everything was repeated").isEqualTo(history);
        assertThat(books(places)).isEqualTo(books);
    }

    @Test
    void two_hundred_who_race_for_a_hundred_pieces_get_exactly_a_hundred() {
        LocationId plant = trade.plant("EAST");
        Sku hot = trade.product("1.00");
        trade.receive(plant, line(hot, 100));

        List<ReserveResult> results =
                Race.of(200, number -> () -> inventory.reserve(name("order"), plant, List.of(line(hot, 1))));

        assertThat(results).filteredOn(new ReserveResult.Reserved()::equals).hasSize(100);
        assertThat(books(List.of(plant))).singleElement().satisfies(
                sold -> assertThat(sold.reserved()).isEqualTo(sold.onHand()).isEqualTo(Quantity.of(100)));
    }

    @Test
    void who_confirms_a_reservation_and_who_gives_it_back_lock_its_lines_in_the_same_order() {
        raceConfirmation((order, plant, lines) -> inventory.release(order));
    }

    @Test
    void who_confirms_a_reservation_and_who_finds_its_stock_gone_lock_its_lines_in_the_same_order() {
        raceConfirmation((order, plant, lines) -> {
            StockLine gone = lines.get(100);
            movements.adjust(plant, List.of(StockChange.out(gone)), MovementReason.STOCKTAKE, name("A"));
            assertThat(inventory.reservation(order)).isEmpty();
            trade.receive(plant, gone);
        });
    }

    private interface Ending {

        void end(String order, LocationId plant, List<StockLine> lines);
    }

    private void raceConfirmation(Ending ending) {
        LocationId plant = trade.plant("EAST");
        List<StockLine> lines = IntStream.range(0, 200).mapToObj(number -> line(trade.product("1.00"), 1)).toList();
        trade.receive(plant, lines.toArray(StockLine[]::new));
        for (int round = 0; round < 10; round++) {
            String order = name("order");
            assertThat(inventory.reserve(order, plant, lines)).isEqualTo(new ReserveResult.Reserved());
            storeBackwards(order);
            Race.of(5, number -> () -> {
                if (number == 0) {
                    ending.end(order, plant, lines);
                    return true;
                }
                return inventory.confirm(order);
            });
        }
        assertThat(books(List.of(plant))).hasSize(200).allSatisfy(
                given -> assertThat(given.reserved()).isEqualTo(given.byReservations()).isEqualTo(Quantity.ZERO));
    }

    /** So that whoever reads the lines as they are stored meets the last one first. */
    private void storeBackwards(String order) {
        List<Long> lines = jdbc.sql("SELECT id FROM reservation WHERE reference = ? ORDER BY id DESC").param(order)
                .query(Long.class).list();
        lines.forEach(
                id -> jdbc.sql("UPDATE reservation SET expires_at = expires_at + interval '1 second' WHERE id = ?")
                        .param(id).update());
    }

    private static void assertAddsUp(Books books) {
        assertThat(books.onHand()).isEqualTo(books.moved());
        assertThat(books.reserved()).isEqualTo(books.byReservations());
        assertThat(books.quarantined()).isEqualTo(books.setApart());
        assertThat(books.reserved().plus(books.quarantined())).isLessThanOrEqualTo(books.onHand());
        assertThat(books.reserved().isNegative() || books.quarantined().isNegative()).isFalse();
    }

    private void outlive(String reference) {
        // locked in order, as everybody else does
        jdbc.sql(
                """
                        WITH expiring AS (SELECT id FROM reservation WHERE reference = ? AND expires_at IS NOT NULL ORDER BY id FOR UPDATE)
                        UPDATE reservation SET expires_at = reserved_at + interval '1 microsecond' FROM expiring WHERE reservation.id = expiring.id""")
                .param(reference)
                .update();
    }

    private List<Books> books(List<LocationId> places) {
        return jdbc
                .sql("""
                        SELECT on_hand, reserved, quarantined,
                            (SELECT coalesce(sum(quantity), 0) FROM stock_movement WHERE (location, sku) = (stock.location, stock.sku)) AS moved,
                            (SELECT coalesce(sum(quantity), 0) FROM reservation
                             WHERE (location, sku) = (stock.location, stock.sku) AND state = 'RESERVED') AS by_reservations,
                            (SELECT coalesce(sum(quantity), 0) FROM stock_quarantine
                             WHERE (location, sku) = (stock.location, stock.sku)) AS set_apart
                        FROM stock WHERE location = ANY (?) ORDER BY location, sku""")
                .param(places.stream().map(LocationId::value).toArray(String[]::new))
                .query(Row.as(row -> new Books(row.quantity("on_hand"), row.quantity("moved"), row.quantity("reserved"),
                        row.quantity("by_reservations"), row.quantity("quarantined"), row.quantity("set_apart"))))
                .list();
    }

    private long entries(List<LocationId> places) {
        return jdbc.sql("""
                SELECT (SELECT count(*) FROM stock_movement WHERE location = ANY (:places))
                    + (SELECT count(*) FROM stock_quarantine WHERE location = ANY (:places))""")
                .param("places", places.stream().map(LocationId::value).toArray(String[]::new))
                .query(Long.class)
                .single();
    }
}
