package dev.baton.inventory.stocktake;

import static dev.baton.trade.Trade.line;
import static dev.baton.trade.Trade.name;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.baton.inventory.GoodsInTransit;
import dev.baton.inventory.GoodsMovements;
import dev.baton.inventory.Inventory;
import dev.baton.inventory.MovementReason;
import dev.baton.inventory.Quarantine;
import dev.baton.inventory.StockChange;
import dev.baton.inventory.StockFilter;
import dev.baton.inventory.StockFrozenException;
import dev.baton.inventory.location.LocationId;
import dev.baton.inventory.location.LocationType;
import dev.baton.inventory.view.StockView;
import dev.baton.platform.engine.NotYetException;
import dev.baton.platform.engine.RuleRow;
import dev.baton.platform.money.Quantity;
import dev.baton.platform.paging.Limit;
import dev.baton.platform.problem.ConflictException;
import dev.baton.platform.problem.RefusedException;
import dev.baton.platform.tasks.CompletedTask;
import dev.baton.platform.tasks.FormAnswer;
import dev.baton.product.Sku;
import dev.baton.testing.BatonTest;
import dev.baton.trade.Race;
import dev.baton.trade.Trade;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Counts that no process drives; which person completed a task is told here. */
@BatonTest
class StocktakesTest {

    private static final AtomicLong JOBS = new AtomicLong(-1);
    private static final FormAnswer APPROVE = FormAnswer.of("APPROVE", null);

    private final Stocktakes stocktakes;
    private final StocktakeReviews reviews;
    private final StocktakeView view;
    private final GoodsMovements movements;
    private final Quarantine quarantine;
    private final Inventory inventory;
    private final GoodsInTransit inTransit;
    private final StockView stock;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final Trade trade;

    private LocationId plant = new LocationId("unset");
    private Sku kettle = new Sku("unset");
    private Sku pan = new Sku("unset");

    @Autowired
    StocktakesTest(
            Stocktakes stocktakes,
            StocktakeReviews reviews,
            StocktakeView view,
            GoodsMovements movements,
            Quarantine quarantine,
            Inventory inventory,
            GoodsInTransit inTransit,
            StockView stock,
            JdbcClient jdbc,
            TransactionTemplate transaction,
            Clock clock,
            BeanFactory beans) {
        this.stocktakes = stocktakes;
        this.reviews = reviews;
        this.view = view;
        this.movements = movements;
        this.quarantine = quarantine;
        this.inventory = inventory;
        this.inTransit = inTransit;
        this.stock = stock;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.clock = clock;
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
    void what_moves_while_it_is_counted_is_no_difference() {
        Stocktake count = open(StocktakeMode.TRACK);
        trade.receive(plant, line(kettle, 7));
        enter(count, counted(kettle, 16), counted(pan, 5));
        movements.issue(plant, List.of(line(kettle, 2)), MovementReason.SCRAP, name("S"));

        assertThat(found(count, kettle)).satisfies(line -> {
            assertThat(line.book()).isEqualTo(Quantity.of(10));
            assertThat(line.expected()).isEqualTo(Quantity.of(17));
            assertThat(line.difference()).isEqualTo(Quantity.of(-1));
            assertThat(line.value()).isEqualTo(Trade.money("-10.00"));
        });
        complete(count);
        assertThat(settle(count, "POST").verdict()).isEqualTo(StocktakeVerdict.POSTED);

        assertOnHand(kettle, 14);
        assertOnHand(pan, 5);
        assertThat(stock.movements(new StockFilter(kettle.value(), null, null), Limit.of(1), null).items())
                .extracting(moved -> moved.reason(), moved -> moved.quantity(), moved -> moved.document())
                .containsExactly(tuple(MovementReason.STOCKTAKE, Quantity.of(-1), count.number()));
    }

    @Test
    void what_moved_after_it_was_counted_and_before_it_was_entered_is_no_difference_either() {
        Stocktake count = open(StocktakeMode.TRACK);
        Instant counted = clock.instant();
        trade.receive(plant, line(kettle, 7));

        stocktakes.enter(count.id(), List.of(counted(kettle, 9)), counted, "anna");

        assertThat(found(count, kettle).difference()).isEqualTo(Quantity.of(-1));
        assertThatExceptionOfType(RefusedException.class).isThrownBy(
                () -> stocktakes.enter(count.id(), List.of(counted(pan, 5)), counted.minusSeconds(60), "anna"));
        assertThatExceptionOfType(RefusedException.class).isThrownBy(
                () -> stocktakes.enter(count.id(), List.of(counted(pan, 5)), counted.plusSeconds(60), "anna"));
    }

    @Test
    void what_is_frozen_does_not_move_until_it_is_counted() {
        LocationId store = trade.location(LocationType.STORE, "EAST");
        String order = name("order");
        inventory.reserve(order, plant, List.of(line(kettle, 1)), store);
        String transit = name("order");
        inventory.reserve(transit, plant, List.of(line(kettle, 1)), store);
        inTransit.issue(transit, "D-1");
        Stocktake here = open(StocktakeMode.FREEZE);
        Stocktake there = stocktakes.open(store, StocktakeMode.FREEZE, List.of(), "stock");

        assertThatExceptionOfType(StockFrozenException.class)
                .isThrownBy(() -> trade.receive(plant, line(trade.product("1.00"), 1)))
                .withMessageContaining(here.number());
        assertThatExceptionOfType(StockFrozenException.class)
                .isThrownBy(() -> quarantine.setApart(plant, List.of(line(kettle, 1)), name("Q"), ""));
        assertThatExceptionOfType(NotYetException.class).isThrownBy(() -> inTransit.issue(order, "D-2"));
        assertThatExceptionOfType(NotYetException.class).isThrownBy(() -> inTransit.arrive(transit, "R-1"));
        assertThatCode(() -> inventory.reserve(name("order"), plant, List.of(line(pan, 1)))).doesNotThrowAnyException();

        enter(here, counted(kettle, 9), counted(pan, 5));
        complete(here);
        stocktakes.abandon(there.id(), "Too late in the day");
        inTransit.issue(order, "D-2");
        inTransit.arrive(transit, "R-1");
        assertOnHand(kettle, 8);
    }

    @Test
    void what_is_not_counted_is_not_frozen() {
        stocktakes.open(plant, StocktakeMode.FREEZE, List.of(kettle), "stock");

        trade.receive(plant, line(pan, 1));

        assertThatExceptionOfType(StockFrozenException.class).isThrownBy(() -> trade.receive(plant, line(kettle, 1)));
    }

    @Test
    void a_count_is_opened_before_a_movement_or_after_it() {
        for (int round = 0; round < 10; round++) {
            LocationId place = trade.plant("EAST");
            trade.receive(place, line(kettle, 10));

            List<Integer> moved = Race.of(6, number -> () -> {
                if (number == 0) {
                    stocktakes.open(place, StocktakeMode.FREEZE, List.of(), "stock");
                    return 0;
                }
                try {
                    trade.receive(place, line(kettle, 1));
                    return 1;
                } catch (StockFrozenException frozen) {
                    return 0;
                }
            });

            Stocktake count = view.list(place, null, Limit.of(1), null).items().getFirst();
            assertThat(found(count, kettle).book())
                    .isEqualTo(Quantity.of(10 + moved.stream().mapToInt(Integer::intValue).sum()));
        }
    }

    @Test
    void a_location_has_one_count_at_a_time() {
        List<Object> opened = Race.of(8, number -> () -> {
            try {
                return open(StocktakeMode.TRACK);
            } catch (ConflictException other) {
                return other;
            }
        });

        assertThat(opened).filteredOn(Stocktake.class::isInstance).singleElement()
                .satisfies(one -> assertThat(opened).filteredOn(ConflictException.class::isInstance).hasSize(7)
                        .allSatisfy(other -> assertThat(((ConflictException) other).extra())
                                .containsEntry("stocktake", ((Stocktake) one).id().toString())));
    }

    @Test
    void what_is_not_counted_is_named_unless_there_is_none_of_it() {
        Stocktake count = open(StocktakeMode.TRACK);
        enter(count, counted(kettle, 10));

        assertThatExceptionOfType(ConflictException.class).isThrownBy(() -> complete(count))
                .withMessageContaining(pan.value())
                .satisfies(named -> assertThat(named.extra()).containsEntry("uncounted", List.of(pan.value())));
        stocktakes.complete(count.id(), true, "bo");
        settle(count, "POST");

        assertOnHand(pan, 0);
        assertOnHand(kettle, 10);
    }

    @Test
    void a_recount_replaces_what_was_counted_before_which_is_kept() {
        Stocktake count = open(StocktakeMode.TRACK);
        enter(count, counted(kettle, 8));
        stocktakes.enter(count.id(), List.of(counted(kettle, 9)), null, "bo");

        assertThat(found(count, kettle).counted()).isEqualTo(Quantity.of(9));
        assertThat(view.entries(count.id(), Limit.of(50), null).items())
                .extracting(CountEntry::quantity, CountEntry::enteredBy)
                .containsExactly(tuple(Quantity.of(8), "anna"), tuple(Quantity.of(9), "bo"));
    }

    @Test
    void what_is_found_that_the_books_never_had_is_taken_in() {
        Sku lid = trade.product("3.00");
        Stocktake count = open(StocktakeMode.TRACK);
        enter(count, counted(kettle, 10), counted(pan, 5), counted(lid, 4));
        complete(count);
        settle(count, "POST");

        assertOnHand(lid, 4);
        assertThatExceptionOfType(RefusedException.class).isThrownBy(() -> enter(
                stocktakes.open(plant, StocktakeMode.TRACK, List.of(kettle), "stock"), counted(lid, 4)));
    }

    @Test
    void who_has_counted_does_not_approve_and_a_rejection_says_why() {
        Stocktake count = differing();

        assertThat(settle(count, "REVIEW").verdict()).isEqualTo(StocktakeVerdict.REVIEW);
        assertThat(decide(count, APPROVE, "anna").notice()).contains("anna has counted");
        assertThat(decide(count, APPROVE, null).notice()).contains("cannot be told");
        assertThat(decide(count, FormAnswer.of("REJECT", " "), "mia").notice()).contains("comment");
        assertThat(decide(count, FormAnswer.of(null, null), "mia").verdict()).isEqualTo(StocktakeVerdict.REVIEW);
        assertOnHand(kettle, 10);
        assertThat(decide(count, APPROVE, "mia").verdict()).isEqualTo(StocktakeVerdict.POSTED);

        assertOnHand(kettle, 4);
        assertThat(decide(count, FormAnswer.of("REJECT", "No"), "mia").verdict())
                .as("it is posted already").isEqualTo(StocktakeVerdict.POSTED);
    }

    @Test
    void differences_that_are_rejected_or_lapse_are_not_posted() {
        Stocktake rejected = differing();
        assertThat(decide(rejected, FormAnswer.of("REJECT", "Counted in the wrong hall"), "mia").verdict())
                .isEqualTo(StocktakeVerdict.REJECTED);
        assertThat(view.get(rejected.id()).note()).isEqualTo("Counted in the wrong hall");
        Stocktake lapsed = differing();
        assertThat(decide(lapsed, FormAnswer.of("EXPIRE", null), null).verdict()).isEqualTo(StocktakeVerdict.LAPSED);

        assertOnHand(kettle, 10);
    }

    @Test
    void what_is_counted_again_is_posted_as_it_was_counted_last() {
        Stocktake count = differing();

        assertThat(decide(count, FormAnswer.of("RECOUNT", null), "mia").verdict())
                .isEqualTo(StocktakeVerdict.RECOUNT);
        enter(count, counted(kettle, 9));
        complete(count);
        settle(count, "POST");

        assertOnHand(kettle, 9);
    }

    @Test
    void reservations_that_are_left_without_stock_are_withdrawn_the_youngest_first() {
        String older = name("order");
        String younger = name("order");
        inventory.reserve(older, plant, List.of(line(kettle, 4)));
        inventory.reserve(younger, plant, List.of(line(kettle, 4)));
        Stocktake count = differing();

        settle(count, "POST");

        assertThat(inventory.reservation(older)).isPresent();
        assertThat(inventory.reservation(younger)).isEmpty();
    }

    @Test
    void what_was_adjusted_otherwise_since_it_was_counted_is_not_adjusted_twice_but_counted_again() {
        Stocktake count = differing();
        movements.adjust(plant, List.of(new StockChange(kettle, Quantity.of(-3))), MovementReason.SAP_RECONCILIATION,
                name("SAP"));

        assertThat(settle(count, "POST").notice()).contains("counted again", kettle.value())
                .doesNotContain(pan.value());
        assertThat(decide(count, APPROVE, "mia").notice()).contains("counted again");
        assertOnHand(kettle, 7);

        assertThat(decide(count, FormAnswer.of("RECOUNT", null), "mia").verdict())
                .isEqualTo(StocktakeVerdict.RECOUNT);
        enter(count, counted(kettle, 4));
        complete(count);
        assertThat(settle(count, "POST").verdict()).isEqualTo(StocktakeVerdict.POSTED);
        assertOnHand(kettle, 4);
    }

    @Test
    void what_the_books_do_not_take_is_brought_before_somebody() {
        quarantine.setApart(plant, List.of(line(kettle, 5)), name("Q"), "dented");
        Stocktake count = differing();

        StocktakeRuling blocked = settle(count, "POST");

        assertThat(blocked.verdict()).isEqualTo(StocktakeVerdict.REVIEW);
        assertThat(blocked.notice()).contains("quarantined");
        assertThat(decide(count, APPROVE, "mia").notice()).contains("quarantined");
        assertThat(view.get(count.id()).state()).isEqualTo(StocktakeState.COUNTED);
        assertOnHand(kettle, 10);
    }

    @Test
    void a_verdict_that_comes_twice_counts_once() {
        Stocktake count = differing();
        long job = JOBS.decrementAndGet();

        List<StocktakeRuling> rulings = Race.of(8, number -> () -> reviews.record(count.id(), APPROVE, job,
                new CompletedTask("t" + job, "mia")));

        assertThat(rulings).extracting(StocktakeRuling::verdict).containsOnly(StocktakeVerdict.POSTED);
        assertOnHand(kettle, 4);
    }

    @Test
    void what_is_completed_at_the_last_moment_is_not_forgotten() {
        Stocktake late = differing();
        assertThat(decide(late, FormAnswer.of("FORGET", null), null).verdict()).isEqualTo(StocktakeVerdict.RECOUNT);
        assertThat(view.get(late.id()).state()).isEqualTo(StocktakeState.COUNTED);
        stocktakes.abandon(late.id(), "Not needed");
        Stocktake forgotten = open(StocktakeMode.TRACK);
        assertThat(decide(forgotten, FormAnswer.of("FORGET", null), null).verdict())
                .isEqualTo(StocktakeVerdict.LAPSED);
    }

    /** Four kettles of ten, counted by anna, and complete. */
    private Stocktake differing() {
        Stocktake count = open(StocktakeMode.TRACK);
        enter(count, counted(kettle, 4), counted(pan, 5));
        complete(count);
        return count;
    }

    private Stocktake open(StocktakeMode mode) {
        return Objects.requireNonNull(transaction.execute(status -> {
            Stocktake count = stocktakes.open(plant, mode, List.of(), "stock");
            undriven(count);
            return count;
        }));
    }

    /** Takes back what was sent to the engine, so that no process interferes. */
    private void undriven(Stocktake count) {
        jdbc.sql("DELETE FROM outbox WHERE key = ?").param(count.id().toString()).update();
    }

    private void enter(Stocktake count, Counted... counted) {
        stocktakes.enter(count.id(), List.of(counted), null, "anna");
    }

    private void complete(Stocktake count) {
        stocktakes.complete(count.id(), false, "anna");
    }

    private StocktakeRuling settle(Stocktake count, String outcome) {
        return reviews
                .settle(count.id(), new RuleRow("stocktake-tolerance", Map.of("ruleId", "TEST", "reason", "A test",
                        "outcome", outcome, "group", "stock-managers", "dueHours", 8)))
                .ruling();
    }

    private StocktakeRuling decide(Stocktake count, FormAnswer answer, @Nullable String person) {
        long job = JOBS.decrementAndGet();
        return reviews.record(count.id(), answer, job, new CompletedTask("t" + job, person));
    }

    private static Counted counted(Sku sku, long quantity) {
        return new Counted(sku, Quantity.of(quantity));
    }

    private StocktakeLine found(Stocktake count, Sku sku) {
        return view.lines(count.id(), false, Limit.of(50), null).items().stream()
                .filter(line -> line.sku().equals(sku))
                .findFirst()
                .orElseThrow();
    }

    private void assertOnHand(Sku sku, long quantity) {
        assertThat(stock.levels(new StockFilter(sku.value(), plant.value(), null), Limit.of(1), null).items())
                .singleElement()
                .satisfies(level -> assertThat(level.onHand()).isEqualTo(Quantity.of(quantity)));
    }
}
