package dev.baton.returns.web;

import dev.baton.platform.fence.OrderId;
import dev.baton.platform.idempotency.IdempotentRequests;
import dev.baton.platform.idempotency.Reply;
import dev.baton.platform.idempotency.Written;
import dev.baton.platform.paging.Limit;
import dev.baton.platform.paging.Page;
import dev.baton.platform.security.Caller;
import dev.baton.platform.security.Callers;
import dev.baton.returns.ReturnInspections;
import dev.baton.returns.ReturnOrder;
import dev.baton.returns.ReturnReceipts;
import dev.baton.returns.ReturnState;
import dev.baton.returns.Returns;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.UUID;
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

/** Returns and exchanges: a caller bound to a customer sees its own only. */
@RestController
@Tag(name = "Returns")
@RequestMapping("/api/returns")
class ReturnController {

    private static final String PATH = "/api/returns";

    private final Returns returns;
    private final ReturnReceipts receipts;
    private final ReturnInspections inspections;
    private final IdempotentRequests requests;

    ReturnController(
            Returns returns,
            ReturnReceipts receipts,
            ReturnInspections inspections,
            IdempotentRequests requests) {
        this.returns = returns;
        this.receipts = receipts;
        this.inspections = inspections;
        this.requests = requests;
    }

    /**
     * Asks to give goods of an order back, or to exchange them. Rules say a moment later whether that is allowed, which stands in {@code policy}; once it is
     * {@code AUTHORISED} the goods are to be sent under its number. 409 where less than that may be returned.
     */
    @PostMapping
    @ResponseStatus(HttpStatus.ACCEPTED)
    ResponseEntity<Written<ReturnOrder>> request(
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody ReturnRequest request) {
        Caller caller = Callers.current();
        return requests.run(key, "POST " + PATH, request, () -> {
            ReturnOrder requested = returns.request(request.check(), caller);
            return Reply.accepted(at(requested.id()), requested);
        });
    }

    /** Returns, newest first. */
    @GetMapping
    Page<ReturnOrder> list(
            @RequestParam(required = false) @Nullable UUID orderId,
            @RequestParam(required = false) @Nullable ReturnState status,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return returns.list(orderId == null ? null : new OrderId(orderId), status, Callers.current(), Limit.of(limit),
                cursor);
    }

    /** A return with its lines: what has arrived, what becomes of it, and what was refunded. */
    @GetMapping("/{id}")
    ReturnOrder get(@PathVariable UUID id) {
        return returns.get(id, Callers.current());
    }

    /** The customer keeps the goods; 409 once they have arrived. Asking again changes nothing. */
    @PostMapping("/{id}/withdrawal")
    ReturnOrder withdraw(@PathVariable UUID id) {
        return returns.withdraw(id, Callers.current());
    }

    /** Says what has arrived of an authorised return, once: what has not does not come any more. */
    @PostMapping("/{id}/receipt")
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<Written<ReturnOrder>> receive(
            @PathVariable UUID id,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody ReturnReceiptRequest request) {
        Caller caller = Callers.current();
        return requests.run(key, "POST " + PATH + "/" + id + "/receipt", request,
                () -> Reply.created(at(id), receipts.receive(id, request.check(), caller)));
    }

    /** Says what becomes of what has arrived, line by line, as the task of the inspectors does. */
    @PostMapping("/{id}/inspection")
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<Written<ReturnOrder>> inspect(
            @PathVariable UUID id,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody InspectionRequest request) {
        Caller caller = Callers.current();
        return requests.run(key, "POST " + PATH + "/" + id + "/inspection", request,
                () -> Reply.created(at(id), inspections.inspect(id, request.check(), caller)));
    }

    private static URI at(UUID id) {
        return URI.create(PATH + "/" + id);
    }
}
