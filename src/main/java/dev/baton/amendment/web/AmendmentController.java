package dev.baton.amendment.web;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.amendment.AmendmentPreview;
import dev.baton.amendment.OrderAmendments;
import dev.baton.order.AmendmentRequests;
import dev.baton.order.LineCancellation;
import dev.baton.order.OrderAnswers;
import dev.baton.platform.fence.OrderId;
import dev.baton.platform.idempotency.IdempotentRequests;
import dev.baton.platform.idempotency.Reply;
import dev.baton.platform.idempotency.Written;
import dev.baton.platform.security.Callers;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Amends orders and cancels parts of their lines. Bodies come in as bytes, since all their faults are told at once. */
@RestController
@Tag(name = "Orders")
@RequestMapping(path = "/api/orders/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
class AmendmentController {

    private final OrderAmendments amendments;
    private final OrderAnswers answers;
    private final IdempotentRequests requests;
    private final Clock clock;

    AmendmentController(
            OrderAmendments amendments,
            OrderAnswers answers,
            IdempotentRequests requests,
            Clock clock) {
        this.amendments = amendments;
        this.answers = answers;
        this.requests = requests;
        this.clock = clock;
    }

    @Operation(summary = "Gives new lines to an order in CHANGES_REQUESTED, or one that has no stock yet, at the prices and rules of its start")
    @PostMapping(path = "/amendment", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.ACCEPTED)
    @io.swagger.v3.oas.annotations.parameters.RequestBody(content = @Content(schema = @Schema(implementation = AmendmentRequest.class)))
    ObjectNode amend(@PathVariable UUID id, @RequestBody byte[] body) {
        OrderId order = new OrderId(id);
        amendments.amend(order, AmendmentRequests.amendment(body, clock.instant()), Callers.current());
        return answers.get(order, Callers.current());
    }

    @Operation(summary = "What an amendment would cost, and whether the order would be reviewed again, and why")
    @PostMapping(path = "/amendment/preview", consumes = MediaType.APPLICATION_JSON_VALUE)
    @io.swagger.v3.oas.annotations.parameters.RequestBody(content = @Content(schema = @Schema(implementation = AmendmentRequest.class)))
    AmendmentPreview preview(@PathVariable UUID id, @RequestBody byte[] body) {
        return amendments.preview(new OrderId(id), AmendmentRequests.amendment(body, clock.instant()),
                Callers.current());
    }

    @PostMapping(path = "/lines/{line}/cancellation", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Cancels so much of a line of an order that has no stock yet, and the order with the last of its lines")
    @ApiResponse(responseCode = "202", description = "It is taken; again the same answer for the same key and body")
    @io.swagger.v3.oas.annotations.parameters.RequestBody(content = @Content(schema = @Schema(implementation = AmendmentRequest.Cancellation.class)))
    ResponseEntity<Written<ObjectNode>> cancelPart(
            @PathVariable UUID id,
            @PathVariable int line,
            @Parameter(description = "your own name for this request", required = true, example = "from-the-browser") @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody byte[] body) {
        OrderId order = new OrderId(id);
        LineCancellation cancellation = AmendmentRequests.lineCancellation(body);
        String operation = "POST /api/orders/" + id + "/lines/" + line + "/cancellation";
        Optional<ResponseEntity<Written<ObjectNode>>> before = requests.replay(key, operation, body);
        if (before.isPresent()) {
            return before.get();
        }
        Runnable taken = amendments.cancellationOfPart(order, line, cancellation, Callers.current());
        return requests.run(key, operation, body, () -> {
            taken.run();
            return Reply.accepted(URI.create("/api/orders/" + id), answers.get(order, Callers.current()));
        });
    }
}
