package dev.baton.order.web;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.order.OrderAnswers;
import dev.baton.order.OrderHolds;
import dev.baton.order.OrderRequests;
import dev.baton.platform.fence.OrderId;
import dev.baton.platform.security.Callers;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Lets operators stop orders and let them go on. */
@RestController
@Tag(name = "Orders")
@RequestMapping(path = "/api/orders", produces = MediaType.APPLICATION_JSON_VALUE)
class HoldController {

    private final OrderHolds holds;
    private final OrderAnswers answers;

    HoldController(OrderHolds holds, OrderAnswers answers) {
        this.holds = holds;
        this.answers = answers;
    }

    @Operation(summary = "Stops an order at its next safe point: before its review, its stock, its sales order or seller, or a carrier")
    @PostMapping(path = "/{id}/hold", consumes = MediaType.APPLICATION_JSON_VALUE)
    @io.swagger.v3.oas.annotations.parameters.RequestBody(content = @Content(schema = @Schema(implementation = OrderRequest.Hold.class)))
    ObjectNode hold(@PathVariable UUID id, @RequestBody byte[] body) {
        holds.hold(new OrderId(id), OrderRequests.reason(body), Callers.current());
        return answers.get(new OrderId(id), Callers.current());
    }

    @Operation(summary = "Lets a held order go on")
    @PostMapping("/{id}/release")
    ObjectNode release(@PathVariable UUID id) {
        holds.release(new OrderId(id), Callers.current());
        return answers.get(new OrderId(id), Callers.current());
    }
}
