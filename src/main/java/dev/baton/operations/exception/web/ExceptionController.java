package dev.baton.operations.exception.web;

import dev.baton.operations.exception.ActionResult;
import dev.baton.operations.exception.ExceptionActions;
import dev.baton.operations.exception.ExceptionKind;
import dev.baton.operations.exception.OrderException;
import dev.baton.operations.exception.OrderExceptions;
import dev.baton.platform.fence.OrderId;
import dev.baton.platform.paging.Limit;
import dev.baton.platform.paging.Page;
import dev.baton.platform.security.Callers;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What is stuck, and what is done about it. */
@RestController
@Tag(name = "Operations")
@RequestMapping("/api/operations/exceptions")
class ExceptionController {

    private final OrderExceptions exceptions;
    private final ExceptionActions actions;

    ExceptionController(OrderExceptions exceptions, ExceptionActions actions) {
        this.exceptions = exceptions;
        this.actions = actions;
    }

    @Operation(summary = "What is stuck, and what can be done about it; what waits longest first")
    @GetMapping
    Page<OrderException> list(
            @RequestParam(required = false) @Nullable ExceptionKind kind,
            @RequestParam(required = false) @Nullable UUID orderId,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        OrderId order = orderId == null ? null : new OrderId(orderId);
        return exceptions.page(kind, order, Limit.of(limit), cursor);
    }

    @Operation(summary = "Does something about what is stuck, and tells for each what came of it; asking again changes nothing")
    @PostMapping("/actions")
    Page<ActionResult> act(@RequestBody ExceptionActionsRequest request) {
        ExceptionActionsRequest.Checked asked = request.check();
        return new Page<>(actions.act(asked.ids(), asked.wanted(), Callers.current()), null);
    }
}
