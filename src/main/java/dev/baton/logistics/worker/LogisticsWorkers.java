package dev.baton.logistics.worker;

import dev.baton.logistics.Bookings;
import dev.baton.logistics.CarrierChoice;
import dev.baton.logistics.Logistics;
import dev.baton.logistics.Overdue;
import dev.baton.logistics.SellerReleases;
import dev.baton.order.OrderHolds;
import dev.baton.platform.engine.BpmnErrors;
import dev.baton.platform.fence.OrderId;
import io.camunda.client.annotation.CustomHeaders;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

@Component
public class LogisticsWorkers {

    private final OrderHolds holds;
    private final Bookings bookings;
    private final Logistics logistics;
    private final SellerReleases releases;

    LogisticsWorkers(OrderHolds holds, Bookings bookings, Logistics logistics, SellerReleases releases) {
        this.holds = holds;
        this.bookings = bookings;
        this.logistics = logistics;
        this.releases = releases;
    }

    @JobWorker(type = "logistics-book-carrier")
    public BookedCarrier bookCarrier(
            @Variable OrderId orderId,
            @Variable UUID consignmentId,
            @Variable @Nullable CarrierChoice carrierChoice,
            @Variable Map<String, Object> shipment) {
        holds.pass(orderId);
        return BookedCarrier.of(bookings.book(consignmentId, carrierChoice, shipment));
    }

    @JobWorker(type = "logistics-cancel-booking")
    public void cancelBooking(@Variable OrderId orderId) {
        bookings.cancel(orderId);
    }

    @JobWorker(type = "logistics-cancel-withdrawn-booking")
    public void cancelWithdrawnBooking(@Variable UUID consignmentId) {
        bookings.cancelWithdrawn(consignmentId);
    }

    @JobWorker(type = "logistics-release-to-seller")
    public void releaseToSeller(@Variable OrderId orderId) {
        holds.pass(orderId);
        switch (releases.release(orderId)) {
            case RELEASED -> {}
            case RESERVATION_EXPIRED ->
                throw BpmnErrors.error("RESERVATION_EXPIRED", "The reservation has expired", Map.of());
            case PAYMENT_DUE -> throw BpmnErrors.error("PAYMENT_DUE", "The rest of the order's money is due", Map.of());
        }
    }

    @JobWorker(type = "logistics-issue-goods")
    public IssuedGoodsOfSeller issueGoods(@Variable UUID consignmentId) {
        return new IssuedGoodsOfSeller(logistics.issue(consignmentId));
    }

    @JobWorker(type = "logistics-receive-goods")
    public void receiveGoods(@Variable UUID shipmentId) {
        logistics.receiveGoods(shipmentId);
    }

    @JobWorker(type = "logistics-alert")
    public void alert(@Variable UUID shipmentId, @CustomHeaders Map<String, String> headers) {
        logistics.reportOverdue(shipmentId, Overdue.valueOf(headers.getOrDefault("what", "")));
    }

    public record IssuedGoodsOfSeller(Instant deliveryDueAt) {}
}
