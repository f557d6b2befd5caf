package dev.baton.logistics.parcel;

import static dev.baton.trade.Trade.line;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.customer.CustomerId;
import dev.baton.inventory.Inventory;
import dev.baton.inventory.location.LocationId;
import dev.baton.logistics.CarrierScene;
import dev.baton.logistics.CarrierStatus;
import dev.baton.logistics.Logistics;
import dev.baton.logistics.MishapKind;
import dev.baton.logistics.ShipmentView;
import dev.baton.logistics.Tracking;
import dev.baton.logistics.TrackingEvent;
import dev.baton.logistics.parcel.ShipmentException.State;
import dev.baton.testing.BatonTest;
import dev.baton.trade.Trade;
import io.camunda.client.CamundaClient;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Exceptions of shipments whose process the engine has lost. */
@BatonTest
class LostExceptionsTest {

    private static final Instant NOON = Instant.parse("2026-12-01T12:00:00Z");

    private final BeanFactory beans;
    private final LostExceptions lost;
    private final StoredExceptions exceptions;
    private final Inventory inventory;
    private final CamundaClient engine;
    private final JdbcClient jdbc;
    private final CarrierScene scene;
    private final ShipmentView parcel;

    @Autowired
    LostExceptionsTest(
            BeanFactory beans,
            LostExceptions lost,
            StoredExceptions exceptions,
            Inventory inventory,
            CamundaClient engine,
            JdbcClient jdbc) {
        this.beans = beans;
        this.lost = lost;
        this.exceptions = exceptions;
        this.inventory = inventory;
        this.engine = engine;
        this.jdbc = jdbc;
        this.scene = new CarrierScene(beans);
        Trade trade = new Trade(beans);
        CustomerId seller = trade.distributor("0.00");
        jdbc.sql("UPDATE orders SET channel = 'RETAILER', seller_id = ? WHERE id = ?")
                .params(seller.value(), scene.order.value()).update();
        trade.receive(new LocationId("W-" + seller.value()), line(scene.goods().kettle(), 10));
        this.parcel = scene.booked();
        scene.tell(CarrierStatus.IN_TRANSIT, NOON, null);
        beans.getBean(Logistics.class).goodsIssued(scene.goods().id(), Trade.name("D"));
    }

    @Test
    void another_process_takes_on_what_one_has_left_and_goes_the_same_way() {
        UUID id = raised();
        await(id, State.RESHIPPING);
        long first = awaitProcess(id, 0);
        engine.newCancelInstanceCommand(first).send().join();
        lost.lookAfter();
        assertThat(exceptions.driven(id).orElseThrow().processInstanceKey()).as("it is early").isEqualTo(first);

        longAgo(id);
        lost.lookAfter();
        lost.lookAfter();

        awaitProcess(id, first);
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> scene.isBookedAgain(parcel.id()));
        assertThat(exceptions.get(id).state()).isEqualTo(State.RESHIPPING);
    }

    @Test
    void one_that_has_a_process_is_left_to_it() {
        UUID id = raised();
        long first = awaitProcess(id, 0);
        longAgo(id);

        lost.lookAfter();

        assertThat(exceptions.driven(id).orElseThrow().processInstanceKey()).isEqualTo(first);
    }

    @Test
    void what_was_reserved_in_place_of_a_parcel_that_was_found_is_given_back_also_without_its_process() {
        UUID id = raised();
        await(id, State.RESHIPPING);
        Awaitility.await().atMost(Duration.ofSeconds(60))
                .until(() -> inventory.reservation(exceptions.get(id).replacement()).isPresent());
        engine.newCancelInstanceCommand(awaitProcess(id, 0)).send().join();
        scene.tell(parcel, CarrierStatus.OUT_FOR_DELIVERY, NOON.plusSeconds(7200));
        assertThat(exceptions.get(id).state()).isEqualTo(State.OVER);
        longAgo(id);

        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> {
            lost.lookAfter();
            return inventory.reservation(exceptions.get(id).replacement()).isEmpty();
        });
    }

    private UUID raised() {
        beans.getBean(Tracking.class).receive(new TrackingEvent("lost-" + parcel.id(),
                String.valueOf(parcel.trackingNumber()), CarrierStatus.EXCEPTION, NOON.plusSeconds(3600), null, null,
                MishapKind.LOST));
        return exceptions.of(parcel.id()).getLast().id();
    }

    private void await(UUID id, State state) {
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> exceptions.get(id).state() == state);
    }

    private long awaitProcess(UUID id, long other) {
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> {
            Long key = exceptions.driven(id).orElseThrow().processInstanceKey();
            return key != null && key != other;
        });
        return Objects.requireNonNull(exceptions.driven(id).orElseThrow().processInstanceKey());
    }

    private void longAgo(UUID id) {
        jdbc.sql(
                """
                        UPDATE shipment_exception SET begun_at = begun_at - interval '2 days', ended_at = ended_at - interval '2 days'
                        WHERE id = ?""")
                .param(id).update();
    }
}
