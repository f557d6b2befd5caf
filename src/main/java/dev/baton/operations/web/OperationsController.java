package dev.baton.operations.web;

import dev.baton.operations.InvariantReport;
import dev.baton.operations.Invariants;
import dev.baton.operations.OrderException;
import dev.baton.operations.OrderExceptions;
import dev.baton.platform.paging.Limit;
import dev.baton.platform.paging.Page;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Operations")
@RequestMapping("/api/operations")
class OperationsController {

    private final Invariants invariants;
    private final OrderExceptions exceptions;

    OperationsController(Invariants invariants, OrderExceptions exceptions) {
        this.invariants = invariants;
        this.exceptions = exceptions;
    }

    /** Whether money, stock and orders agree, by every invariant, and where they do not. */
    @GetMapping("/invariants")
    InvariantReport invariants() {
        return invariants.check();
    }

    /** Orders that do not go on as they should, those that wait longest first; an order with two matters is there twice. */
    @GetMapping("/exceptions")
    Page<OrderException> exceptions(
            @RequestParam(required = false) @Nullable String kind,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return exceptions.page(kind, Limit.of(limit), cursor);
    }
}
