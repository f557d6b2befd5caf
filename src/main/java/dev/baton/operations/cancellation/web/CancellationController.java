package dev.baton.operations.cancellation.web;

import dev.baton.operations.cancellation.CancellationPreview;
import dev.baton.operations.cancellation.CancellationPreviews;
import dev.baton.platform.fence.OrderId;
import dev.baton.platform.security.Callers;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Says what a cancellation would do. */
@RestController
@Tag(name = "Orders")
@RequestMapping(path = "/api/orders", produces = MediaType.APPLICATION_JSON_VALUE)
class CancellationController {

    private final CancellationPreviews previews;

    CancellationController(CancellationPreviews previews) {
        this.previews = previews;
    }

    @Operation(summary = "Whether the caller can cancel an order, at which fee, and exactly what would be given back, released and reversed")
    @GetMapping("/{id}/cancellation/preview")
    CancellationPreview preview(@PathVariable UUID id) {
        return previews.preview(new OrderId(id), Callers.current());
    }
}
