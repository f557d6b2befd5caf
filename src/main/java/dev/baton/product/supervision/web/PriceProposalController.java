package dev.baton.product.supervision.web;

import dev.baton.platform.paging.Limit;
import dev.baton.platform.paging.Page;
import dev.baton.platform.security.Callers;
import dev.baton.product.supervision.PriceProposal;
import dev.baton.product.supervision.PriceProposals;
import dev.baton.product.supervision.ProposalState;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Prices that left their band and were brought before a person. */
@RestController
@Tag(name = "Products")
@RequestMapping("/api/price-proposals")
class PriceProposalController {

    private final PriceProposals proposals;

    PriceProposalController(PriceProposals proposals) {
        this.proposals = proposals;
    }

    @Operation(summary = "Prices that wait for a person or did, newest first")
    @GetMapping
    Page<PriceProposal> list(
            @RequestParam(required = false) @Nullable ProposalState state,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return proposals.list(state, Callers.current(), Limit.of(limit), cursor);
    }

    @Operation(summary = "A price that was proposed, why a person must look, and what was decided")
    @GetMapping("/{id}")
    PriceProposal get(@PathVariable UUID id) {
        return proposals.get(id, Callers.current());
    }
}
