package dev.baton.logistics;

import static dev.baton.logistics.CarrierScene.NOON;
import static dev.baton.logistics.CarrierScene.proof;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.logistics.TrackingEvent.Proof;
import dev.baton.platform.inbox.Inbox;
import dev.baton.testing.BatonTest;
import dev.baton.trade.Blocked;
import dev.baton.trade.Trade;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@BatonTest
class TrackingTest {

    private final Tracking tracking;
    private final Bookings bookings;
    private final BookingRequests requests;
    private final Inbox inbox;
    private final TransactionTemplate transaction;
    private final JdbcClient jdbc;
    private final CarrierScene scene;

    @Autowired
    TrackingTest(
            Tracking tracking,
            Bookings bookings,
            BookingRequests requests,
            Inbox inbox,
            TransactionTemplate transaction,
            JdbcClient jdbc,
            BeanFactory beans) {
        this.tracking = tracking;
        this.bookings = bookings;
        this.requests = requests;
        this.inbox = inbox;
        this.transaction = transaction;
        this.jdbc = jdbc;
        this.scene = new CarrierScene(beans);
    }

    /** Each parcel asks so when it leaves and when it arrives, while those of years are kept. */
    @Test
    void the_shipments_of_a_consignment_are_found_by_an_index() {
        String plan = transaction.execute(status -> {
            jdbc.sql("SET LOCAL enable_seqscan = off").update();
            return String.join("\n", jdbc
                    .sql("EXPLAIN SELECT * FROM shipment WHERE consignment_id = ? AND goods_issued_at IS NOT NULL")
                    .param(UUID.randomUUID()).query(String.class).list());
        });
        assertThat(plan).contains("shipment_by_consignment");
    }

    @Test
    void a_repeated_event_changes_nothing() {
        String number = String.valueOf(scene.booked().trackingNumber());
        String id = Trade.name("event");

        scene.tell(id, number, CarrierStatus.EXCEPTION, NOON, null);
        scene.tell(id, number, CarrierStatus.EXCEPTION, NOON, null);

        assertThat(scene.shipment().alerts()).containsExactly("The carrier reports Exception");
    }

    @Test
    void a_delivery_that_is_told_first_implies_the_pick_up_and_is_not_undone_by_what_comes_late() {
        scene.booked();

        scene.tell(CarrierStatus.DELIVERED, NOON.plusSeconds(60), proof());
        scene.tell(CarrierStatus.IN_TRANSIT, NOON, null);

        assertThat(scene.shipment().status()).isEqualTo(ShipmentStatus.DELIVERED);
        assertThat(scene.shipment().pickedUpAt()).isEqualTo(NOON);
        assertThat(scene.shipment().carrierStatus()).isEqualTo("Delivered");
    }

    @Test
    void an_event_for_a_tracking_number_that_nobody_knows_yet_waits_for_its_booking() {
        String number = Trade.name("T");
        scene.tell(Trade.name("event"), number, CarrierStatus.DELIVERED, NOON, proof());
        scene.tell(Trade.name("event"), number, CarrierStatus.IN_TRANSIT, NOON.minusSeconds(60), null);

        commitBooking(number);

        assertThat(scene.shipment().status()).isEqualTo(ShipmentStatus.DELIVERED);
        assertThat(inbox.pending("carrier", number)).isEmpty();
    }

    @Test
    void events_that_race_with_the_booking_are_never_lost() {
        String number = Trade.name("T");
        Stream<Runnable> events = Stream
                .of(CarrierStatus.INFO_RECEIVED, CarrierStatus.IN_TRANSIT, CarrierStatus.OUT_FOR_DELIVERY)
                .map(status -> () -> scene.tell(Trade.name("event"), number, status, NOON, null));
        Stream<Runnable> all = Stream.concat(events, Stream.of(() -> commitBooking(number)));

        CompletableFuture.allOf(all.map(CompletableFuture::runAsync).toArray(CompletableFuture[]::new)).join();

        assertThat(scene.shipment().carrierStatus()).isEqualTo("OutForDelivery");
        assertThat(scene.shipment().status()).isEqualTo(ShipmentStatus.PICKED_UP);
    }

    @Test
    void a_carriers_word_and_a_proof_that_is_entered_at_the_same_moment_do_not_block_each_other() {
        ShipmentView shipment = scene.booked();
        String number = String.valueOf(shipment.trackingNumber());

        CompletableFuture<Boolean> proving = Objects.requireNonNull(transaction.execute(status -> {
            tracking.lock(number);
            CompletableFuture<Boolean> entering = CompletableFuture.supplyAsync(() -> {
                tracking.prove(shipment.id(), proof(), "operator");
                return true;
            });
            Blocked.await(jdbc);
            scene.tell(Trade.name("event"), number, CarrierStatus.IN_TRANSIT, NOON, null);
            return entering;
        }));

        assertThat(proving.join()).isTrue();
        assertThat(scene.shipment().status()).isEqualTo(ShipmentStatus.DELIVERED);
    }

    @Test
    void a_proof_is_entered_once() {
        ShipmentView shipment = scene.booked();

        tracking.prove(shipment.id(), proof(), "operator");
        tracking.prove(shipment.id(), new Proof("Somebody else", NOON), "another");

        assertThat(scene.timeline()).containsOnlyOnce("shipment.proven");
    }

    @Test
    void a_shipment_that_moves_after_its_cancellation_raises_an_alert() {
        scene.booked();
        scene.cancel();
        bookings.cancel(scene.order);

        scene.tell(CarrierStatus.IN_TRANSIT, NOON, null);

        assertThat(scene.shipment().alerts()).containsExactly("The carrier moves a shipment that was cancelled");
    }

    @Test
    void who_signed_is_not_kept_in_the_timeline() {
        scene.booked();
        scene.tell(CarrierStatus.DELIVERED, NOON, proof());

        assertThat(jdbc.sql("SELECT detail FROM order_timeline WHERE order_id = ?").param(scene.order.value())
                .query(String.class).list()).isNotEmpty().noneMatch(detail -> detail.contains(proof().signedBy()));
    }

    /** As the booking does when the carrier has answered. */
    private void commitBooking(String number) {
        transaction.executeWithoutResult(status -> {
            Shipment shipment = requests.intend(scene.consignment(), scene.choice, null).orElseThrow();
            tracking.lock(number);
            requests.booked(shipment.id(), Trade.name("B"), number, NOON);
            tracking.applyEarly(number);
        });
    }
}
