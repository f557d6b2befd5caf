package dev.baton.operations.replenishment.web;

import dev.baton.operations.replenishment.ProposalOrder;
import dev.baton.operations.replenishment.Replenishment;
import dev.baton.operations.replenishment.ReplenishmentState;
import dev.baton.operations.replenishment.ReplenishmentView;
import dev.baton.operations.replenishment.Replenishments;
import dev.baton.platform.idempotency.IdempotentRequests;
import dev.baton.platform.idempotency.Reply;
import dev.baton.platform.idempotency.Written;
import dev.baton.platform.paging.Limit;
import dev.baton.platform.paging.Page;
import dev.baton.platform.security.Callers;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.List;
import java.util.Objects;
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

/** What is lacking where, and orders of it. */
@RestController
@Tag(name = "Operations")
@RequestMapping("/api/operations/replenishments")
class ReplenishmentController {

    private static final String PATH = "/api/operations/replenishments";

    private final Replenishments replenishments;
    private final ReplenishmentView view;
    private final IdempotentRequests requests;

    ReplenishmentController(Replenishments replenishments, ReplenishmentView view, IdempotentRequests requests) {
        this.replenishments = replenishments;
        this.view = view;
        this.requests = requests;
    }

    /** One order, and the replenishments that it is for. */
    record Ordered(ProposalOrder order, List<Replenishment> items) {}

    @Operation(summary = "What is proposed to be replenished, newest first")
    @GetMapping
    Page<Replenishment> list(
            @RequestParam(required = false) @Nullable ReplenishmentState state,
            @RequestParam(required = false) @Nullable String location,
            @RequestParam(required = false) @Nullable String sku,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return view.page(state, location, sku, Callers.current().customerId(), Limit.of(limit), cursor);
    }

    @Operation(summary = "Makes an order of what a distributor's warehouse lacks")
    @PostMapping("/{id}/order")
    @ResponseStatus(HttpStatus.ACCEPTED)
    ResponseEntity<Written<Replenishment>> order(
            @PathVariable UUID id,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody ReplenishmentOrderRequest request) {
        return requests.run(key, "POST " + PATH + "/" + id + "/order", request, () -> {
            Replenishment ordered = replenishments.order(id, request.wanted(), Callers.current());
            return Reply.accepted(at(order(ordered)), ordered);
        });
    }

    @Operation(summary = "Makes one order of several replenishments of a distributor's warehouse")
    @PostMapping("/orders")
    @ResponseStatus(HttpStatus.ACCEPTED)
    ResponseEntity<Written<Ordered>> order(
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody ReplenishmentOrdersRequest request) {
        return requests.run(key, "POST " + PATH + "/orders", request, () -> {
            ReplenishmentOrdersRequest.Checked asked = request.check();
            List<Replenishment> ordered = replenishments.order(
                    asked.location(), asked.ids(), request.order().wanted(), Callers.current());
            ProposalOrder order = order(ordered.getFirst());
            return Reply.accepted(at(order), new Ordered(order, ordered));
        });
    }

    @Operation(summary = "Decides that something is not to be ordered; it is proposed again when its stock falls anew")
    @PostMapping("/{id}/dismissal")
    Replenishment dismiss(@PathVariable UUID id, @RequestBody DismissalRequest request) {
        return replenishments.dismiss(id, request.check(), Callers.current());
    }

    private static ProposalOrder order(Replenishment replenishment) {
        return Objects.requireNonNull(replenishment.order());
    }

    private static URI at(ProposalOrder order) {
        return URI.create("/api/orders/" + order.id());
    }
}
