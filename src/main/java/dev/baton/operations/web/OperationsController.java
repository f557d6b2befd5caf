package dev.baton.operations.web;

import dev.baton.operations.InvariantReport;
import dev.baton.operations.Invariants;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Operations")
@RequestMapping("/api/operations")
class OperationsController {

    private final Invariants invariants;

    OperationsController(Invariants invariants) {
        this.invariants = invariants;
    }

    /** Whether money, stock and orders agree, by every invariant, and where they do not. */
    @GetMapping("/invariants")
    InvariantReport invariants() {
        return invariants.check();
    }
}
