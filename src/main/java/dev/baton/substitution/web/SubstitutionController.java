package dev.baton.substitution.web;

import dev.baton.platform.fence.OrderId;
import dev.baton.platform.security.Callers;
import dev.baton.substitution.Proposal;
import dev.baton.substitution.ProposalDecisions;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What customers are offered in place of what is missing, and what they decide. */
@RestController
@Tag(name = "Orders")
@RequestMapping(path = "/api/orders/{id}/substitution", produces = MediaType.APPLICATION_JSON_VALUE)
class SubstitutionController {

    private final ProposalDecisions proposals;

    SubstitutionController(ProposalDecisions proposals) {
        this.proposals = proposals;
    }

    @Operation(summary = "What was last proposed in place of products that are short, at which difference in price, and why")
    @GetMapping
    Proposal get(@PathVariable UUID id) {
        return proposals.get(new OrderId(id), Callers.current());
    }

    @Operation(summary = "Accepts substitutes, which amends the order, or declines them, so that it waits on")
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.ACCEPTED)
    Proposal decide(@PathVariable UUID id, @RequestBody DecisionRequest request) {
        return proposals.decide(new OrderId(id), request.check(), Callers.current());
    }
}
