package dev.baton.logistics;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.jsonResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.serverError;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import dev.baton.logistics.BookingAnswer.Refused;
import dev.baton.platform.engine.NotYetException;
import dev.baton.platform.fence.OrderClosedException;
import dev.baton.testing.BatonTest;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;

@BatonTest
class BookingsTest {

    private final Bookings bookings;
    private final CarrierScene scene;

    @Autowired
    BookingsTest(Bookings bookings, BeanFactory beans) {
        this.bookings = bookings;
        this.scene = new CarrierScene(beans);
    }

    @Test
    void a_carrier_is_booked_once_however_often_the_job_comes() {
        assertThat(scene.book()).isEqualTo(scene.book());

        assertThat(scene.shipment().status()).isEqualTo(ShipmentStatus.BOOKED);
        assertThat(scene.asked()).isEqualTo(1);
        assertThat(scene.bookings()).singleElement().satisfies(booking -> {
            assertThat(booking.path("orderNumber").asText()).isEqualTo(scene.order().number());
            assertThat(booking.at("/from/location").asText()).isEqualTo(scene.goods().plant().value());
            assertThat(booking.at("/to/country").asText()).isEqualTo("CN");
            assertThat(booking.path("quantity").asInt()).isEqualTo(10);
        });
    }

    @Test
    void no_carrier_is_booked_for_goods_whose_stock_was_withdrawn() {
        scene.withdraw();

        assertThatExceptionOfType(NotYetException.class).isThrownBy(scene::book);

        assertThat(scene.asked()).isZero();
    }

    @Test
    void the_carrier_of_goods_whose_stock_was_withdrawn_is_cancelled_once_and_no_other() {
        scene.book();
        bookings.cancelWithdrawn(scene.goods().id());
        assertThat(scene.shipment().status()).as("before").isEqualTo(ShipmentStatus.BOOKED);

        scene.withdraw();
        bookings.cancelWithdrawn(scene.goods().id());
        bookings.cancelWithdrawn(scene.goods().id());

        assertThat(scene.shipment().status()).isEqualTo(ShipmentStatus.CANCELLED);
    }

    @Test
    void a_booking_whose_answer_was_lost_is_found_and_not_made_again() {
        StubMapping fault = scene.answers(aResponse().withTransformers("carrier-bookings").withFixedDelay(4_000));
        assertThatExceptionOfType(CarrierUnavailable.class).isThrownBy(scene::book);
        scene.nothingIsWrongAnyMore(fault);

        assertThatExceptionOfType(NotYetException.class).as("while the carrier may be at work").isThrownBy(scene::book);
        CarrierScene.eventually(scene::book);

        assertThat(scene.asked()).isEqualTo(1);
        assertThat(scene.bookings()).hasSize(1);
    }

    @Test
    void an_outage_is_tried_again_at_once_when_it_is_over() {
        StubMapping fault = scene.answers(serverError());
        assertThatExceptionOfType(CarrierUnavailable.class).isThrownBy(scene::book);
        scene.nothingIsWrongAnyMore(fault);

        scene.book();

        assertThat(scene.bookings()).hasSize(1);
    }

    @Test
    void an_answer_that_nobody_can_read_is_an_outage_and_leaves_one_booking() {
        for (String body : List.of("<html>Please sign in</html>", "{}",
                "{\"bookingId\": \"1\", \"trackingNumber\": \"2\", \"pickupAt\": \"soon\"}")) {
            StubMapping fault = scene.answers(ok(body));
            assertThatExceptionOfType(CarrierUnavailable.class).as(body)
                    .isThrownBy(() -> CarrierScene.eventually(scene::book));
            scene.nothingIsWrongAnyMore(fault);
        }

        CarrierScene.eventually(scene::book);

        assertThat(scene.bookings()).hasSize(1);
    }

    @Test
    void a_refusal_is_told_in_the_carriers_words_and_another_booking_may_be_made() {
        StubMapping refusal = scene.answers(jsonResponse("{\"code\":\"FULL\",\"message\":\"No truck is free\"}", 422));
        assertThat(scene.book()).isEqualTo(new Refused("No truck is free"));
        scene.nothingIsWrongAnyMore(refusal);

        scene.book();

        assertThat(scene.shipment().status()).isEqualTo(ShipmentStatus.BOOKED);
    }

    @Test
    void a_shipment_for_which_no_rule_chooses_a_carrier_is_for_a_person() {
        assertThat(bookings.book(scene.goods().id(), null, "")).isEqualTo(new Refused("No rule chooses a carrier"));
    }

    @Test
    void no_carrier_is_asked_for_an_order_that_is_cancelled() {
        scene.cancel();

        assertThatExceptionOfType(OrderClosedException.class).isThrownBy(scene::book);
        assertThat(scene.asked()).isZero();
    }

    @Test
    void a_cancelled_booking_is_cancelled_at_the_carrier_once() {
        scene.book();
        scene.cancel();

        bookings.cancel(scene.order);
        bookings.cancel(scene.order);

        assertThat(scene.shipment().status()).isEqualTo(ShipmentStatus.CANCELLED);
        assertThat(scene.shipment().alerts()).isEmpty();
        assertThat(scene.bookings()).singleElement()
                .satisfies(booking -> assertThat(booking.path("status").asText()).isEqualTo("Cancelled"));
    }

    @Test
    void a_cancel_that_overtakes_the_booking_waits_for_it_and_cancels_what_was_booked() {
        StubMapping slow = scene.answers(aResponse().withTransformers("carrier-bookings").withFixedDelay(2_000));
        CompletableFuture<?> call = CompletableFuture.runAsync(scene::book);
        Awaitility.await().until(scene::isBooking);
        scene.cancel();

        assertThatExceptionOfType(NotYetException.class).isThrownBy(() -> bookings.cancel(scene.order));
        assertThat(call).succeedsWithin(Duration.ofSeconds(10));
        bookings.cancel(scene.order);

        assertThat(scene.bookings()).singleElement()
                .satisfies(booking -> assertThat(booking.path("status").asText()).isEqualTo("Cancelled"));
        scene.nothingIsWrongAnyMore(slow);
    }

    @Test
    void a_booking_that_comes_after_its_cancellation_since_the_call_took_too_long_raises_an_alert() {
        StubMapping slow = scene.answers(aResponse().withTransformers("carrier-bookings").withFixedDelay(2_000));
        CompletableFuture<?> call = CompletableFuture.runAsync(scene::book);
        Awaitility.await().until(scene::isBooking);
        scene.cancel();
        scene.callIsGivenUp();
        bookings.cancel(scene.order);

        assertThat(call).succeedsWithin(Duration.ofSeconds(10));

        assertThat(scene.shipment().status()).isEqualTo(ShipmentStatus.CANCELLED);
        assertThat(scene.shipment().alerts()).singleElement().asString()
                .endsWith("has booked what was cancelled: call there");
        assertThat(scene.timeline()).contains("shipment.cancelled").doesNotContain("shipment.booked");
        scene.nothingIsWrongAnyMore(slow);
    }

    @Test
    void a_booking_that_comes_after_another_call_for_it_was_refused_is_not_told_as_cancelled() {
        StubMapping slow = scene.answers(aResponse().withTransformers("carrier-bookings").withFixedDelay(2_000));
        CompletableFuture<?> call = CompletableFuture.runAsync(scene::book);
        Awaitility.await().until(scene::isBooking);
        scene.anotherCallIsRefused();

        assertThat(call).succeedsWithin(Duration.ofSeconds(10));

        assertThat(scene.shipment().alerts()).singleElement().asString()
                .endsWith("has booked what it refused when asked again: call there");
        scene.nothingIsWrongAnyMore(slow);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 409, 422})
    void a_carrier_that_keeps_its_booking_does_not_hold_up_the_closing_but_raises_an_alert(int answer) {
        scene.book();
        StubMapping refusal = scene
                .answersCancellations(jsonResponse("{\"code\":\"PICKED_UP\",\"message\":\"Too late\"}", answer));
        scene.cancel();

        bookings.cancel(scene.order);

        assertThat(scene.shipment().status()).isEqualTo(ShipmentStatus.CANCELLED);
        assertThat(scene.shipment().alerts()).singleElement().asString()
                .endsWith("does not take its booking back: call there");
        scene.nothingIsWrongAnyMore(refusal);
    }
}
