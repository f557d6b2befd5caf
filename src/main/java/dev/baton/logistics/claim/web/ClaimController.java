package dev.baton.logistics.claim.web;

import dev.baton.logistics.claim.CarrierClaim;
import dev.baton.logistics.claim.CarrierClaim.State;
import dev.baton.logistics.claim.CarrierClaims;
import dev.baton.platform.fence.OrderId;
import dev.baton.platform.paging.Limit;
import dev.baton.platform.paging.Page;
import dev.baton.platform.security.Callers;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Shipments")
@RequestMapping("/api/claims")
class ClaimController {

    private final CarrierClaims claims;

    ClaimController(CarrierClaims claims) {
        this.claims = claims;
    }

    @Operation(summary = "Lists what is claimed of carriers for lost and damaged parcels, newest first")
    @GetMapping
    Page<CarrierClaim> list(
            @RequestParam(required = false) @Nullable State state,
            @RequestParam(required = false) @Nullable UUID orderId,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return claims.list(state, orderId == null ? null : new OrderId(orderId), Limit.of(limit), cursor);
    }

    @Operation(summary = "Says whether the carrier accepts a claim, for how much, or that it has paid; the same again changes nothing")
    @PostMapping("/{id}/decision")
    CarrierClaim decide(@PathVariable UUID id, @RequestBody ClaimDecisionRequest request) {
        ClaimDecisionRequest.Checked said = request.check();
        return claims.decide(id, said.decision(), said.amount(), said.comment(), Callers.current().name());
    }
}
