package dev.baton.logistics;

import dev.baton.allocation.Consignment;
import dev.baton.platform.engine.NotYetException;
import dev.baton.platform.fence.OrderId;
import dev.baton.platform.ids.Ids;
import dev.baton.platform.sql.Row;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What carriers were asked to book. How long a call lasts is measured by the database's clock, which all instances share. */
@Repository
class BookingRequests {

    private static final String CALLING_SECONDS =
            "greatest(0, coalesce(ceil(extract(epoch FROM calling_until - clock_timestamp())), 0))::bigint AS calling_seconds ";

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Duration longestBooking;
    private final Duration settlingTime;

    BookingRequests(JdbcClient jdbc, Clock clock, CarrierProperties carriers) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.longestBooking = carriers.longestBooking();
        this.settlingTime = carriers.settlingTime();
    }

    /**
     * A shipment that is to be booked now; empty when there is one that is alive.
     *
     * @param exceptionId the exception of another in whose place it goes; null for the first of the consignment
     */
    Optional<Shipment> intend(Consignment consignment, CarrierChoice choice, @Nullable UUID exceptionId) {
        return jdbc
                .sql("""
                        INSERT INTO shipment (id, order_id, consignment_id, carrier, service, exception_id, state, created_at, calling_until)
                        VALUES (?, ?, ?, ?, ?, ?, 'INTENT', ?, clock_timestamp() + ? * interval '1 millisecond')
                        ON CONFLICT DO NOTHING
                        RETURNING *""")
                .params(Arrays.asList(Ids.next(), consignment.orderId().value(), consignment.id(), choice.carrier(),
                        choice.service(), exceptionId, Row.at(clock.instant()), longestBooking.toMillis()))
                .query(Shipments.SHIPMENT)
                .optional();
    }

    /**
     * The shipments of an order that a carrier has booked or may have booked, locked.
     *
     * @throws NotYetException while a carrier may be at work on one
     */
    List<Shipment> settled(OrderId orderId) {
        return settled("order_id = ?", orderId.value());
    }

    /** The same of one consignment, without what goes in place of another. */
    List<Shipment> settled(Consignment consignment) {
        return settled("exception_id IS NULL AND consignment_id = ?", consignment.id());
    }

    /** The same of what goes in place of another. */
    List<Shipment> settledReplacement(UUID exceptionId) {
        return settled("exception_id = ?", exceptionId);
    }

    private List<Shipment> settled(String which, UUID id) {
        return jdbc.sql("""
                SELECT *, %s FROM shipment WHERE %s AND state IN ('INTENT', 'BOOKED') ORDER BY id FOR NO KEY UPDATE"""
                .formatted(CALLING_SECONDS, which))
                .param(id)
                .query(Row.as(BookingRequests::requireSettled))
                .list();
    }

    /** The next call for an intent begins. */
    void callAgain(UUID id) {
        jdbc.sql(
                "UPDATE shipment SET calling_until = clock_timestamp() + ? * interval '1 millisecond' WHERE id = ? AND state = 'INTENT'")
                .params(longestBooking.toMillis(), id)
                .update();
    }

    /** The call has failed and is over: the next one need not wait. */
    void callEnded(UUID id) {
        jdbc.sql("UPDATE shipment SET calling_until = NULL WHERE id = ?").param(id).update();
    }

    /** The call has failed on our side, and the carrier may be at work a little longer. */
    void callLost(UUID id) {
        jdbc.sql(
                "UPDATE shipment SET calling_until = clock_timestamp() + ? * interval '1 millisecond' WHERE id = ? AND state = 'INTENT'")
                .params(settlingTime.toMillis(), id)
                .update();
    }

    /** @return false if it was booked or cancelled meanwhile, so that it stays as it is */
    boolean booked(UUID id, String bookingId, String trackingNumber, Instant pickupDueAt) {
        return jdbc.sql("""
                UPDATE shipment SET state = 'BOOKED', booking_id = ?, tracking_number = ?, pickup_due_at = ?,
                    calling_until = NULL, updated_at = now()
                WHERE id = ? AND state = 'INTENT'""")
                .params(bookingId, trackingNumber, Row.at(pickupDueAt), id)
                .update() == 1;
    }

    void refused(UUID id, String message) {
        jdbc.sql("""
                UPDATE shipment SET state = 'REFUSED', carrier_message = ?, calling_until = NULL, updated_at = now()
                WHERE id = ? AND state = 'INTENT'""")
                .params(message, id)
                .update();
    }

    void cancelled(UUID id) {
        jdbc.sql("""
                UPDATE shipment SET state = 'CANCELLED', calling_until = NULL, updated_at = now()
                WHERE id = ? AND state IN ('INTENT', 'BOOKED')""")
                .param(id)
                .update();
    }

    private static Shipment requireSettled(Row row) {
        Shipment shipment = Shipments.shipment(row);
        long seconds = row.number("calling_seconds");
        if (shipment.booking() == Shipment.Booking.INTENT && seconds > 0) {
            throw new NotYetException("a call to the carrier may be under way", Duration.ofSeconds(seconds));
        }
        return shipment;
    }
}
