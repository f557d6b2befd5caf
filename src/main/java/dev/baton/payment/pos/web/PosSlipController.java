package dev.baton.payment.pos.web;

import dev.baton.payment.pos.PosSlip;
import dev.baton.payment.pos.PosSlips;
import dev.baton.platform.fence.OrderId;
import dev.baton.platform.idempotency.IdempotentRequests;
import dev.baton.platform.idempotency.Reply;
import dev.baton.platform.idempotency.Written;
import dev.baton.platform.security.Callers;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Receivables")
class PosSlipController {

    private final PosSlips slips;
    private final IdempotentRequests requests;

    PosSlipController(PosSlips slips, IdempotentRequests requests) {
        this.slips = slips;
        this.requests = requests;
    }

    /**
     * Books a card payment at delivery, over exactly what the order has promised. A proof, the reference at its institution, counts once for all top-ups, receipts and card slips;
     * capital and small letters, wide and narrow characters, and blanks around or after each other make no difference.
     * A slip's number is its terminal's, and the same as that of a top-up or receipt of the institution. 409 tells under
     * {@code usedBy} what has used it.
     */
    @PostMapping("/api/orders/{id}/pos-slips")
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<Written<PosSlipAnswer>> enter(
            @PathVariable OrderId id,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody PosSlipRequest request) {
        return requests.run(key, "POST /api/orders/" + id + "/pos-slips", request, () -> {
            PosSlip slip = slips.enter(id, request.check(), Callers.current().name());
            return Reply.created(URI.create("/api/orders/" + id), PosSlipAnswer.of(slip));
        });
    }
}
