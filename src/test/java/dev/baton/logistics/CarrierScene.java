package dev.baton.logistics;

import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import dev.baton.allocation.Consignments;
import dev.baton.logistics.TrackingEvent.Proof;
import dev.baton.order.Order;
import dev.baton.order.Orders;
import dev.baton.platform.engine.NotYetException;
import dev.baton.platform.fence.OrderId;
import dev.baton.simulators.Simulators;
import dev.baton.trade.Consignment;
import dev.baton.trade.Trade;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import wiremock.com.fasterxml.jackson.databind.JsonNode;

/** An order that is released for a carrier whose bookings only this test knows. */
public final class CarrierScene {

    static final Instant NOON = Instant.parse("2026-12-01T12:00:00Z");

    public final OrderId order;
    final CarrierChoice choice = new CarrierChoice("CAR-TEST", "for a test", Trade.name("CARRIER"), "STANDARD");
    private final BeanFactory beans;
    private final Consignment goods;

    public CarrierScene(BeanFactory beans) {
        this.beans = beans;
        this.goods = Consignment.allocated(beans);
        this.order = goods.order();
        beans.getBean(Orders.class).markReleased(order, Trade.name("SO"), null);
        // the simulated carriers tell nothing of what goes there: the test does
        beans.getBean(JdbcClient.class).sql("UPDATE order_ship_to SET city = 'Quiet Harbour' WHERE order_id = ?")
                .param(order.value())
                .update();
    }

    public Consignment goods() {
        return goods;
    }

    void withdraw() {
        goods.withdraw(beans);
    }

    dev.baton.allocation.Consignment consignment() {
        return beans.getBean(Consignments.class).get(goods.id());
    }

    public Order order() {
        return beans.getBean(Orders.class).get(order);
    }

    BookingAnswer book() {
        return beans.getBean(Bookings.class).book(goods.id(), choice, Map.of("location", goods.plant().value()));
    }

    /** A simulated carrier that is busy is asked again. */
    public ShipmentView booked() {
        Awaitility.await().atMost(Duration.ofSeconds(60))
                .ignoreExceptionsMatching(
                        busy -> busy instanceof CarrierUnavailable || busy instanceof NotYetException)
                .until(this::book, answer -> true);
        return shipment();
    }

    boolean isBooking() {
        return beans.getBean(ShipmentViews.class).of(order).stream()
                .anyMatch(shipment -> shipment.status() == ShipmentStatus.BOOKING);
    }

    /** As if the call had begun longer ago than one lasts. */
    void callIsGivenUp() {
        beans.getBean(JdbcClient.class).sql("UPDATE shipment SET calling_until = NULL WHERE order_id = ?")
                .param(order.value()).update();
    }

    /** As if one that was made meanwhile had been answered so. */
    void anotherCallIsRefused() {
        beans.getBean(JdbcClient.class)
                .sql("UPDATE shipment SET state = 'REFUSED', carrier_message = 'No', calling_until = NULL WHERE order_id = ?")
                .param(order.value()).update();
    }

    /** The types of what has happened. */
    List<String> timeline() {
        return beans.getBean(JdbcClient.class).sql("SELECT type FROM order_timeline WHERE order_id = ?")
                .param(order.value()).query(String.class).list();
    }

    ShipmentView shipment() {
        return beans.getBean(ShipmentViews.class).of(order).getLast();
    }

    /** The carrier tells of the shipment. */
    public void tell(CarrierStatus status, Instant at, @Nullable Proof proof) {
        tell(Trade.name("event"), String.valueOf(shipment().trackingNumber()), status, at, proof);
    }

    /** The carrier tells of one of its shipments. */
    public void tell(ShipmentView about, CarrierStatus status, Instant at) {
        tell(Trade.name("event"), String.valueOf(about.trackingNumber()), status, at, null);
    }

    /** Whether a shipment goes in place of another. */
    public boolean isBookedAgain(UUID other) {
        return beans.getBean(ShipmentViews.class).of(order).stream()
                .anyMatch(one -> !one.id().equals(other) && one.status() == ShipmentStatus.BOOKED);
    }

    void tell(String eventId, String trackingNumber, CarrierStatus status, Instant at, @Nullable Proof proof) {
        beans.getBean(Tracking.class).receive(new TrackingEvent(eventId, trackingNumber, status, at, null, proof));
    }

    static Proof proof() {
        return new Proof("Goods inwards", NOON);
    }

    List<? extends JsonNode> bookings() {
        return beans.getBean(ShipmentViews.class).of(order).stream()
                .flatMap(shipment -> simulators().bookings(shipment.id().toString()).stream())
                .<JsonNode>map(booking -> booking)
                .toList();
    }

    int asked() {
        return simulators().server().findAll(postRequestedFor(urlEqualTo(bookingsPath()))).size();
    }

    StubMapping answers(ResponseDefinitionBuilder answer) {
        return simulators().server().stubFor(post(urlEqualTo(bookingsPath())).willReturn(answer));
    }

    StubMapping answersCancellations(ResponseDefinitionBuilder answer) {
        return simulators().server()
                .stubFor(post(urlPathMatching(bookingsPath() + "/.*/cancellation")).willReturn(answer));
    }

    void nothingIsWrongAnyMore(StubMapping fault) {
        simulators().server().removeStub(fault);
    }

    /** @return false if it is too late */
    boolean cancel() {
        return goods.cancel(beans);
    }

    static <T> T eventually(Callable<T> call) {
        return Awaitility.await().atMost(Duration.ofSeconds(60)).ignoreExceptionsInstanceOf(NotYetException.class)
                .until(call,
                        answer -> true);
    }

    private String bookingsPath() {
        return "/carriers/" + choice.carrier() + "/bookings";
    }

    private Simulators simulators() {
        return beans.getBean(Simulators.class);
    }
}
