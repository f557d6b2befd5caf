package dev.baton.allocation.transfer.web;

import dev.baton.allocation.transfer.StockTransfers;
import dev.baton.allocation.transfer.Transfer;
import dev.baton.allocation.transfer.TransferReceipts;
import dev.baton.allocation.transfer.TransferReceipts.Arrival;
import dev.baton.allocation.transfer.TransferState;
import dev.baton.allocation.transfer.TransferView;
import dev.baton.allocation.transfer.TransferWish;
import dev.baton.inventory.location.LocationId;
import dev.baton.platform.idempotency.IdempotentRequests;
import dev.baton.platform.idempotency.Reply;
import dev.baton.platform.idempotency.Written;
import dev.baton.platform.paging.Limit;
import dev.baton.platform.paging.Page;
import dev.baton.platform.problem.InvalidRequestException;
import dev.baton.platform.security.Callers;
import dev.baton.product.Sku;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Transfers: asked for, shipped, received and cancelled by stock keepers. */
@RestController
@Tag(name = "Transfers")
@RequestMapping("/api/inventory/transfers")
class TransferController {

    private static final String PATH = "/api/inventory/transfers";

    private final StockTransfers transfers;
    private final TransferReceipts receipts;
    private final TransferView view;
    private final IdempotentRequests requests;

    TransferController(
            StockTransfers transfers,
            TransferReceipts receipts,
            TransferView view,
            IdempotentRequests requests) {
        this.transfers = transfers;
        this.receipts = receipts;
        this.view = view;
        this.requests = requests;
    }

    /** Asks for a transfer. Where no source is named, the rules find one; whether somebody has to approve it they say in any case. */
    @PostMapping
    @ResponseStatus(HttpStatus.ACCEPTED)
    ResponseEntity<Written<Transfer>> request(
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody TransferRequest request) {
        return requests.run(key, "POST " + PATH, request, () -> {
            TransferWish wish = request.check();
            Transfer transfer = transfers.request(wish, Callers.current().name());
            return Reply.accepted(at(transfer.id()), transfer);
        });
    }

    /** Says that all of an approved transfer has left its source. */
    @PostMapping("/{id}/shipment")
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<Written<Transfer>> ship(
            @PathVariable UUID id,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody ShipmentRequest request) {
        return requests.run(key, "POST " + PATH + "/" + id + "/shipment", request, () -> {
            String document = request.check();
            return Reply.created(at(id), transfers.ship(id, document, Callers.current().name()));
        });
    }

    /** Says what of a transfer has arrived; with {@code final}, what has not is lost. */
    @PostMapping("/{id}/receipts")
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<Written<Transfer>> receive(
            @PathVariable UUID id,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody TransferReceiptRequest request) {
        return requests.run(key, "POST " + PATH + "/" + id + "/receipts", request, () -> {
            Arrival arrival = request.check();
            return Reply.created(at(id), receipts.receive(id, arrival, Callers.current().name()));
        });
    }

    /** Gives a transfer up that has not left. */
    @PostMapping("/{id}/cancellation")
    @ResponseStatus(HttpStatus.ACCEPTED)
    ResponseEntity<Written<Transfer>> cancel(
            @PathVariable UUID id,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody CancellationRequest request) {
        return requests.run(key, "POST " + PATH + "/" + id + "/cancellation", request,
                () -> Reply.accepted(at(id), transfers.cancel(id, request.check())));
    }

    /** Transfers from or to a location, newest first. */
    @GetMapping
    Page<Transfer> list(
            @RequestParam(required = false) @Nullable TransferState state,
            @RequestParam(required = false) @Nullable String location,
            @RequestParam(required = false) @Nullable String sku,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return view.list(state, filter("/location", location, LocationId::new), filter("/sku", sku, Sku::new),
                Limit.of(limit), cursor);
    }

    /** A transfer, with where it could have come from and why it does not, and what has arrived. */
    @GetMapping("/{id}")
    TransferView.Whole get(@PathVariable UUID id) {
        return view.get(id);
    }

    private static <T> @Nullable T filter(String pointer, @Nullable String given, Function<String, T> reading) {
        try {
            return given == null || given.isBlank() ? null : reading.apply(given);
        } catch (IllegalArgumentException unfit) {
            throw new InvalidRequestException(pointer, String.valueOf(unfit.getMessage()));
        }
    }

    private static URI at(UUID id) {
        return URI.create(PATH + "/" + id);
    }
}
