package dev.baton.logistics;

import dev.baton.logistics.Shipment.Booking;
import dev.baton.logistics.Track.Delivery;
import dev.baton.logistics.Track.Mishap;
import dev.baton.logistics.TrackingEvent.Proof;
import dev.baton.platform.fence.OrderId;
import dev.baton.platform.sql.Row;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Shipments and how far they have got. How they are booked is in {@link BookingRequests}. */
@Repository
public class Shipments {

    static final RowMapper<Shipment> SHIPMENT = Row.as(Shipments::shipment);

    private final JdbcClient jdbc;

    Shipments(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The shipment that is booked for a consignment, locked; there is none before the booking and after its cancellation. */
    Optional<Shipment> bookedFor(UUID consignmentId) {
        return jdbc.sql("""
                SELECT * FROM shipment WHERE consignment_id = ? AND state = 'BOOKED' AND exception_id IS NULL
                FOR NO KEY UPDATE""")
                .param(consignmentId)
                .query(SHIPMENT)
                .optional();
    }

    /** The shipment that is booked in place of another, locked. */
    public Optional<Shipment> replacementFor(UUID exceptionId) {
        return jdbc.sql("SELECT * FROM shipment WHERE exception_id = ? AND state = 'BOOKED' FOR NO KEY UPDATE")
                .param(exceptionId)
                .query(SHIPMENT)
                .optional();
    }

    /** The shipment with which the goods of a consignment left last, locked: what goes in place of another comes after it. */
    Shipment lastLeft(UUID consignmentId) {
        return jdbc.sql("""
                SELECT * FROM shipment WHERE consignment_id = ? AND state = 'BOOKED' AND goods_issued_at IS NOT NULL
                ORDER BY goods_issued_at DESC, created_at DESC, id DESC LIMIT 1 FOR NO KEY UPDATE""")
                .param(consignmentId)
                .query(SHIPMENT)
                .single();
    }

    /** The shipment for which the process of a consignment waits, whichever goes in its place. */
    public UUID firstOf(UUID consignmentId) {
        return jdbc.sql("""
                SELECT id FROM shipment WHERE consignment_id = ? AND state = 'BOOKED' AND exception_id IS NULL""")
                .param(consignmentId)
                .query(UUID.class)
                .single();
    }

    /** How many shipments of a consignment have left, with those in place of others. */
    public int left(UUID consignmentId) {
        return jdbc.sql("SELECT count(*) FROM shipment WHERE consignment_id = ? AND goods_issued_at IS NOT NULL")
                .param(consignmentId)
                .query(Integer.class)
                .single();
    }

    /** Locked as by its updates, which lets others refer to it: who has its exception does, and waits for nobody who waits for that. */
    Optional<Shipment> locked(UUID id) {
        return jdbc.sql("SELECT * FROM shipment WHERE id = ? FOR NO KEY UPDATE").param(id).query(SHIPMENT).optional();
    }

    public Optional<Shipment> find(UUID id) {
        return jdbc.sql("SELECT * FROM shipment WHERE id = ?").param(id).query(SHIPMENT).optional();
    }

    Optional<Shipment> tracked(String trackingNumber) {
        return jdbc.sql("SELECT * FROM shipment WHERE tracking_number = ? FOR NO KEY UPDATE")
                .param(trackingNumber)
                .query(SHIPMENT)
                .optional();
    }

    /** All shipments of these orders, oldest first. */
    List<Shipment> of(Collection<OrderId> orders) {
        return jdbc.sql("SELECT * FROM shipment WHERE order_id = ANY (?) ORDER BY created_at, id")
                .param(orders.stream().map(OrderId::value).toArray(UUID[]::new))
                .query(SHIPMENT)
                .list();
    }

    /** @return the shipment as it is now */
    Shipment keepTrack(UUID id, Track track) {
        Delivery delivery = track.delivery();
        Mishap mishap = track.mishap();
        return jdbc.sql("""
                UPDATE shipment SET carrier_status = ?, picked_up_at = ?, said_delivered_at = ?, delivered_at = ?,
                    proof_signed_by = ?, proof_at = ?, proof_event = ?, moved_at = ?, mishap = ?, mishap_at = ?,
                    mishap_event = ?, updated_at = now()
                WHERE id = ? RETURNING *""")
                .params(Arrays.asList(
                        track.furthest() == null ? null : track.furthest().word(),
                        Row.atOrNull(track.pickedUpAt()),
                        Row.atOrNull(track.saidDeliveredAt()),
                        delivery == null ? null : Row.at(delivery.at()),
                        delivery == null ? null : delivery.proof().signedBy(),
                        delivery == null ? null : Row.at(delivery.proof().at()),
                        delivery == null ? null : delivery.eventId(),
                        Row.atOrNull(track.movedAt()),
                        mishap == null ? null : mishap.kind().name(),
                        mishap == null ? null : Row.at(mishap.at()),
                        mishap == null ? null : mishap.eventId(),
                        id))
                .query(SHIPMENT)
                .single();
    }

    /** @return the shipment as it is now */
    public Shipment goodsIssued(UUID id, String document, Instant at, Instant deliveryDueAt) {
        return jdbc.sql(
                """
                        UPDATE shipment SET goods_issue_document = ?, goods_issued_at = ?, delivery_due_at = ?, updated_at = now()
                        WHERE id = ? RETURNING *""")
                .params(document, Row.at(at), Row.at(deliveryDueAt), id)
                .query(SHIPMENT)
                .single();
    }

    /** It is not waited for any more. */
    public void giveUp(UUID id, Instant at) {
        jdbc.sql("UPDATE shipment SET given_up_at = ?, updated_at = now() WHERE id = ?").params(Row.at(at), id)
                .update();
    }

    void received(UUID id, Instant at) {
        jdbc.sql("UPDATE shipment SET received_at = ?, updated_at = now() WHERE id = ?").params(Row.at(at), id)
                .update();
    }

    /** @return false if the same alert was raised before */
    public boolean alert(UUID id, String kind, String cause, String detail, Instant at) {
        return jdbc.sql("""
                INSERT INTO shipment_alert (shipment_id, kind, cause, detail, raised_at) VALUES (?, ?, ?, ?, ?)
                ON CONFLICT DO NOTHING""")
                .params(id, kind, cause, detail, Row.at(at))
                .update() == 1;
    }

    static Shipment shipment(Row row) {
        return new Shipment(row.uuid("id"), row.orderId("order_id"), row.uuid("consignment_id"),
                row.text("carrier"), row.text("service"),
                row.constant("state", Booking.class), row.textOrNull("booking_id"), row.textOrNull("tracking_number"),
                row.instantOrNull("pickup_due_at"), row.instantOrNull("goods_issued_at"),
                row.instantOrNull("delivery_due_at"), row.instantOrNull("received_at"),
                row.uuidOrNull("exception_id"), row.instantOrNull("given_up_at"), track(row));
    }

    private static Track track(Row row) {
        String furthest = row.textOrNull("carrier_status");
        return new Track(furthest == null ? null : CarrierStatus.of(furthest).orElseThrow(),
                row.instantOrNull("picked_up_at"), row.instantOrNull("said_delivered_at"), delivery(row),
                row.instantOrNull("moved_at"), mishap(row));
    }

    private static @Nullable Mishap mishap(Row row) {
        Instant at = row.instantOrNull("mishap_at");
        return at == null
                ? null
                : new Mishap(row.constant("mishap", MishapKind.class), at, row.text("mishap_event"));
    }

    private static @Nullable Delivery delivery(Row row) {
        Instant at = row.instantOrNull("delivered_at");
        return at == null
                ? null
                : new Delivery(at, new Proof(row.text("proof_signed_by"), row.instant("proof_at")),
                        row.text("proof_event"));
    }
}
