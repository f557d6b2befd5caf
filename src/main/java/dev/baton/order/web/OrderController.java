package dev.baton.order.web;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.order.Cancellations;
import dev.baton.order.Channel;
import dev.baton.order.OrderAnswers;
import dev.baton.order.OrderQuery;
import dev.baton.order.OrderRequests;
import dev.baton.order.OrderStatus;
import dev.baton.order.TimelineEntry;
import dev.baton.order.decision.DecisionRecord;
import dev.baton.platform.fence.OrderId;
import dev.baton.platform.idempotency.IdempotentRequests;
import dev.baton.platform.idempotency.Written;
import dev.baton.platform.paging.Limit;
import dev.baton.platform.paging.Page;
import dev.baton.platform.security.Callers;
import dev.baton.platform.time.BusinessCalendar;
import dev.baton.platform.time.Period;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
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

/** Places, reads and cancels orders. Bodies come in as bytes, since all their faults are told at once. */
@RestController
@Tag(name = "Orders")
@RequestMapping(path = "/api/orders", produces = MediaType.APPLICATION_JSON_VALUE)
class OrderController {

    private final PlacedOrders placed;
    private final OrderAnswers answers;
    private final Cancellations cancellations;
    private final IdempotentRequests requests;
    private final BusinessCalendar calendar;
    private final Clock clock;

    OrderController(
            PlacedOrders placed,
            OrderAnswers answers,
            Cancellations cancellations,
            IdempotentRequests requests,
            BusinessCalendar calendar,
            Clock clock) {
        this.placed = placed;
        this.answers = answers;
        this.cancellations = cancellations;
        this.requests = requests;
        this.calendar = calendar;
        this.clock = clock;
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Places an order")
    @ApiResponse(responseCode = "202", description = "The order is taken, and Location says where it is; again the same answer for the same key and body")
    @io.swagger.v3.oas.annotations.parameters.RequestBody(content = @Content(schema = @Schema(implementation = OrderRequest.class), examples = @ExampleObject(OrderRequest.EXAMPLE)))
    ResponseEntity<Written<ObjectNode>> place(
            @Parameter(description = "your own name for this request", required = true, example = "from-the-browser") @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody byte[] body) {
        return requests.run(key, "POST /api/orders", body,
                () -> placed.place(OrderRequests.order(body, clock.instant())));
    }

    /** An order. */
    @GetMapping("/{id}")
    ObjectNode get(@PathVariable UUID id) {
        return answers.get(new OrderId(id), Callers.current());
    }

    @Operation(summary = "Orders, newest first")
    @GetMapping
    Page<ObjectNode> list(
            @RequestParam(required = false) @Nullable Channel channel,
            @RequestParam(required = false) @Nullable OrderStatus status,
            @RequestParam(required = false) @Nullable String customerId,
            @RequestParam(required = false) @Nullable String sellerId,
            @RequestParam(required = false) @Nullable String externalReference,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        Period period = Period.of(from, to, calendar);
        OrderQuery query =
                new OrderQuery(channel, status, customerId, sellerId, externalReference, period.from(), period.to(),
                        null);
        return answers.page(query, Limit.of(limit), cursor, Callers.current());
    }

    @Operation(summary = "All that happened to an order, oldest first")
    @GetMapping("/{id}/timeline")
    Page<TimelineEntry> timeline(@PathVariable UUID id) {
        return new Page<>(answers.timeline(new OrderId(id), Callers.current()), null);
    }

    @Operation(summary = "What rules and people decided about an order, on which inputs and by which version")
    @GetMapping("/{id}/decisions")
    Page<DecisionRecord> decisions(@PathVariable UUID id) {
        return new Page<>(answers.decisions(new OrderId(id), Callers.current()), null);
    }

    @Operation(summary = "Asks to cancel an order, as far as dmn/cancellation lets the caller")
    @PostMapping(path = "/{id}/cancellation", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.ACCEPTED)
    @io.swagger.v3.oas.annotations.parameters.RequestBody(content = @Content(schema = @Schema(implementation = OrderRequest.Cancellation.class)))
    ObjectNode cancel(@PathVariable UUID id, @RequestBody byte[] body) {
        cancellations.cancel(new OrderId(id), OrderRequests.reason(body), Callers.current());
        return answers.get(new OrderId(id), Callers.current());
    }

}
