package dev.baton.logistics.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.baton.logistics.CarrierProperties;
import dev.baton.logistics.Difference;
import dev.baton.logistics.PickingShortfalls;
import dev.baton.logistics.PickingShortfalls.Pick;
import dev.baton.logistics.ShipmentReceipts;
import dev.baton.logistics.ShipmentView;
import dev.baton.logistics.ShipmentViews;
import dev.baton.logistics.Tracking;
import dev.baton.logistics.TrackingEvent;
import dev.baton.logistics.parcel.ShipmentException;
import dev.baton.logistics.parcel.ShipmentExceptions;
import dev.baton.order.Orders;
import dev.baton.platform.fence.OrderId;
import dev.baton.platform.idempotency.IdempotentRequests;
import dev.baton.platform.idempotency.Reply;
import dev.baton.platform.idempotency.Written;
import dev.baton.platform.inbox.Signatures;
import dev.baton.platform.paging.Page;
import dev.baton.platform.problem.ConflictException;
import dev.baton.platform.problem.InvalidRequestException;
import dev.baton.platform.problem.NotFoundException;
import dev.baton.platform.problem.RefusedException;
import dev.baton.platform.security.Caller;
import dev.baton.platform.security.Callers;
import dev.baton.platform.time.Moments;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Shipments")
@RequestMapping("/api/shipments")
class ShipmentController {

    private final ShipmentViews shipments;
    private final ShipmentReceipts receipts;
    private final PickingShortfalls shortfalls;
    private final ShipmentExceptions exceptions;
    private final IdempotentRequests requests;
    private final Tracking tracking;
    private final Orders orders;
    private final CarrierProperties carriers;
    private final ObjectMapper json;

    ShipmentController(
            ShipmentViews shipments,
            ShipmentReceipts receipts,
            PickingShortfalls shortfalls,
            ShipmentExceptions exceptions,
            IdempotentRequests requests,
            Tracking tracking,
            Orders orders,
            CarrierProperties carriers,
            ObjectMapper json) {
        this.shipments = shipments;
        this.receipts = receipts;
        this.shortfalls = shortfalls;
        this.exceptions = exceptions;
        this.requests = requests;
        this.tracking = tracking;
        this.orders = orders;
        this.carriers = carriers;
        this.json = json;
    }

    /** The shipments of an order, with how far each is. */
    @GetMapping
    Page<ShipmentView> list(@RequestParam UUID orderId) {
        OrderId id = new OrderId(orderId);
        if (!Callers.current().sees(orders.get(id).customerId().value())) {
            throw new NotFoundException("order " + id);
        }
        return new Page<>(shipments.of(id), null);
    }

    @Operation(summary = "Confirms that a shipment has arrived, and says what was short, damaged or wrong")
    @PostMapping("/{id}/receipt")
    ShipmentView confirm(@PathVariable UUID id, @RequestBody ShipmentReceiptRequest request) {
        List<Difference> differences = request.check();
        receipts.confirm(id, differences, Callers.current());
        return shipments.get(id);
    }

    @Operation(summary = "Says that a distributor's warehouse has picked less of a shipment than was booked: it leaves without the rest")
    @PostMapping("/{id}/short-picks")
    ResponseEntity<Written<ShipmentView>> pickShort(
            @PathVariable UUID id,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody ShortPickRequest request) {
        Caller caller = Callers.current();
        String operation = "POST /api/shipments/" + id + "/short-picks";
        Optional<ResponseEntity<Written<ShipmentView>>> before = requests.replay(key, operation, request);
        if (before.isPresent()) {
            return before.get();
        }
        List<Pick> picks = request.check();
        try {
            shortfalls.announce(id, picks, caller);
        } catch (ConflictException | RefusedException refusal) {
            // the same request may have been carried out at this very moment, after which it no longer fits
            return requests.<ShipmentView>replay(key, operation, request).orElseThrow(() -> refusal);
        }
        try {
            return requests.run(key, operation, request, () -> {
                shortfalls.report(id, picks, request.later(), caller);
                return Reply.ok(shipments.get(id));
            });
        } catch (RuntimeException refusal) {
            shortfalls.turnBack(id);
            throw refusal;
        }
    }

    /** What has befallen a shipment on its way, and what becomes of it; oldest first. */
    @GetMapping("/{id}/exceptions")
    Page<ShipmentException> exceptions(@PathVariable UUID id) {
        shipments.get(id);
        return new Page<>(exceptions.of(id), null);
    }

    /** Enters the proof of a delivery that the carrier did not send, so that the order goes on. */
    @PostMapping("/{id}/proof")
    void prove(@PathVariable UUID id, @RequestBody @Valid EnteredProof proof) {
        tracking.prove(id, new TrackingEvent.Proof(proof.signedBy().strip(), moment(proof)), Callers.current().name());
    }

    private static Instant moment(EnteredProof proof) {
        try {
            return Moments.sensible(proof.at());
        } catch (DateTimeException senseless) {
            throw new InvalidRequestException("/at", String.valueOf(senseless.getMessage()));
        }
    }

    /** @param at when the goods were handed over */
    record EnteredProof(@NotBlank @Size(max = 200) String signedBy, @NotNull Instant at) {}

    /** A carrier's tracking event, signed over the raw body. Answered once it is stored, also when it is a repeat. */
    @PostMapping("/events")
    @io.swagger.v3.oas.annotations.parameters.RequestBody(content = @Content(mediaType = MediaType.APPLICATION_JSON_VALUE, schema = @Schema(implementation = TrackingEventRequest.class)))
    void receive(
            @RequestBody byte[] body,
            @RequestHeader(name = Signatures.HEADER, required = false) @Nullable String signature) {
        Signatures.verify(carriers.secret(), body, signature);
        tracking.receive(TrackingEventBody.read(body, json));
    }
}
