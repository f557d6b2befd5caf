package dev.baton.operations.tracking.web;

import dev.baton.operations.tracking.OrderTracking;
import dev.baton.operations.tracking.TrackedOrder;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Tracking")
@RequestMapping("/api/tracking")
class TrackingController {

    private final OrderTracking tracking;

    TrackingController(OrderTracking tracking) {
        this.tracking = tracking;
    }

    @Operation(summary = "How far an order is, for whoever has its tracking token; nobody need sign in")
    @SecurityRequirements
    @GetMapping("/{token}")
    ResponseEntity<TrackedOrder> find(@PathVariable String token) {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(tracking.find(token));
    }
}
