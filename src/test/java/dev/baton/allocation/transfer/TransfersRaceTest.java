package dev.baton.allocation.transfer;

import static dev.baton.trade.Trade.line;
import static dev.baton.trade.Trade.name;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.baton.inventory.GoodsMovements;
import dev.baton.inventory.Inventory;
import dev.baton.inventory.MovementReason;
import dev.baton.inventory.StockChange;
import dev.baton.inventory.StockFilter;
import dev.baton.inventory.location.LocationId;
import dev.baton.inventory.view.StockLevel;
import dev.baton.inventory.view.StockView;
import dev.baton.platform.money.Quantity;
import dev.baton.platform.paging.Limit;
import dev.baton.platform.problem.ConflictException;
import dev.baton.product.Sku;
import dev.baton.testing.BatonTest;
import dev.baton.trade.Race;
import dev.baton.trade.Trade;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;

@BatonTest
class TransfersRaceTest {

    private static final int THREADS = 64;

    private final StockTransfers transfers;
    private final TransferReservations reservations;
    private final TransferView view;
    private final Inventory inventory;
    private final GoodsMovements movements;
    private final StockView stock;
    private final Trade trade;
    private final Moving moving;

    private LocationId source = new LocationId("unset");
    private LocationId destination = new LocationId("unset");
    private Sku kettle = new Sku("unset");

    @Autowired
    TransfersRaceTest(
            StockTransfers transfers,
            TransferReservations reservations,
            TransferView view,
            Inventory inventory,
            GoodsMovements movements,
            StockView stock,
            BeanFactory beans) {
        this.transfers = transfers;
        this.reservations = reservations;
        this.view = view;
        this.inventory = inventory;
        this.movements = movements;
        this.stock = stock;
        this.trade = new Trade(beans);
        this.moving = new Moving(beans);
    }

    @BeforeEach
    void twoPlants() {
        source = trade.plant("NORTH");
        destination = trade.plant("EAST");
        kettle = trade.product("10.00");
        trade.receive(source, line(kettle, 100));
    }

    @Test
    void a_transfer_is_either_shipped_or_cancelled() {
        UUID id = moving.approved(destination, source, line(kettle, 40)).id();

        List<Boolean> done = Race.of(THREADS, number -> taken(number % 2 == 0
                ? () -> transfers.ship(id, "DN-1", "stock")
                : () -> transfers.cancel(id, "No longer needed")));

        boolean shipped = moving.transfer(id).state() == TransferState.SHIPPED;
        assertThat(moving.transfer(id).state()).isIn(TransferState.SHIPPED, TransferState.CANCELLED);
        for (int number = 0; number < THREADS; number++) {
            assertThat(done.get(number)).isEqualTo(shipped == (number % 2 == 0));
        }
        assertLevel(source, shipped ? 60 : 100, 0, 0);
        if (shipped) {
            assertLevel(destination, 0, 0, 40);
        }
    }

    @Test
    void of_shipments_with_different_documents_one_counts() {
        UUID id = moving.approved(destination, source, line(kettle, 40)).id();

        List<Boolean> done =
                Race.of(THREADS, number -> taken(() -> transfers.ship(id, "DN-" + number, "stock")));

        assertThat(done).filteredOn(Boolean::booleanValue).hasSize(1);
        assertLevel(source, 60, 0, 0);
    }

    @Test
    void a_receipt_that_comes_from_everywhere_counts_once() {
        UUID id = moving.shipped(destination, source, line(kettle, 40)).id();

        List<Boolean> done = Race.of(THREADS, number -> taken(() -> moving.receive(id, "GR-1", line(kettle, 5))));

        assertThat(done).containsOnly(true);
        assertLevel(destination, 5, 0, 35);
        assertThat(view.get(id).receipts()).hasSize(1);
    }

    @Test
    void no_more_arrives_than_was_shipped() {
        UUID id = moving.shipped(destination, source, line(kettle, 40)).id();

        List<Boolean> done =
                Race.of(THREADS, number -> taken(() -> moving.receive(id, "GR-" + number, line(kettle, 1))));

        assertThat(done).filteredOn(Boolean::booleanValue).hasSize(40);
        assertLevel(destination, 40, 0, 0);
        assertThat(moving.transfer(id).state()).isEqualTo(TransferState.RECEIVED);
    }

    @Test
    void what_has_not_arrived_with_the_last_receipt_is_lost_once() {
        UUID id = moving.shipped(destination, source, line(kettle, 80)).id();

        List<Boolean> done = Race.of(THREADS, number -> taken(number % 8 == 0
                ? () -> moving.receiveLast(id, "LAST-" + number, line(kettle, 1))
                : () -> moving.receive(id, "GR-" + number, line(kettle, 1))));

        long received = done.stream().filter(Boolean::booleanValue).count();
        assertThat(moving.transfer(id).state()).isEqualTo(TransferState.RECEIVED);
        assertThat(moving.transfer(id).lines()).extracting(TransferLine::received, TransferLine::lost)
                .containsExactly(tuple(Quantity.of(received), Quantity.of(80 - received)));
        assertLevel(destination, received, 0, 0);
        assertThat(view.get(id).receipts()).filteredOn(TransferReceipt::isFinal).hasSize(1);
    }

    @Test
    void reserving_shipping_cancelling_and_withdrawing_do_not_deadlock() {
        UUID id = moving.request(destination, source, line(kettle, 90)).id();
        moving.propose(id, facts -> Moving.allow("AUTO", 1));

        Race.of(THREADS, number -> switch (number % 4) {
            case 0 -> () -> reservations.reserve(id).isPresent();
            case 1 -> taken(() -> transfers.ship(id, "DN-1", "stock"));
            case 2 -> taken(() -> {
                movements.adjust(source, List.of(new StockChange(kettle, Quantity.of(-2))), MovementReason.CORRECTION,
                        name("C"));
                return moving.transfer(id);
            });
            default -> number < THREADS / 2 ? () -> true : taken(() -> transfers.cancel(id, "No longer needed"));
        });

        TransferState state = moving.transfer(id).state();
        assertThat(level(source).reserved()).isEqualTo(Quantity.of(state == TransferState.APPROVED ? 90 : 0));
        assertThat(inventory.reservation(moving.transfer(id).number()).isPresent())
                .isEqualTo(state == TransferState.APPROVED || state == TransferState.SHIPPED);
    }

    /** Whether it was done, or is in conflict with what others did. */
    private static Callable<Boolean> taken(Callable<Transfer> step) {
        return () -> {
            try {
                step.call();
                return true;
            } catch (ConflictException late) {
                return false;
            }
        };
    }

    private void assertLevel(LocationId location, long onHand, long reserved, long inTransit) {
        assertThat(List.of(level(location)))
                .extracting(StockLevel::onHand, StockLevel::reserved, StockLevel::inTransit)
                .containsExactly(tuple(Quantity.of(onHand), Quantity.of(reserved), Quantity.of(inTransit)));
    }

    private StockLevel level(LocationId location) {
        return stock.levels(new StockFilter(kettle.value(), location.value(), null), Limit.of(null), null).items()
                .getFirst();
    }
}
