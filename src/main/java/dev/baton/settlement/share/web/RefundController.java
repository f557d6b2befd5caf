package dev.baton.settlement.share.web;

import dev.baton.platform.fence.OrderId;
import dev.baton.platform.idempotency.IdempotentRequests;
import dev.baton.platform.idempotency.Reply;
import dev.baton.platform.idempotency.Written;
import dev.baton.platform.paging.Page;
import dev.baton.platform.security.Callers;
import dev.baton.settlement.share.OrderRefund;
import dev.baton.settlement.share.Refunds;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Settlements")
@RequestMapping("/api/orders/{id}/refunds")
class RefundController {

    private final Refunds refunds;
    private final IdempotentRequests requests;

    RefundController(Refunds refunds, IdempotentRequests requests) {
        this.refunds = refunds;
        this.requests = requests;
    }

    /**
     * Refunds a part of what was settled of an order that a distributor sells. Each share gives its part; the money goes to the customer's prepaid
     * account and from there, as far as it was paid online, to who paid. 409 where less is left, or an account of the seller does not cover its part.
     */
    @PostMapping
    @ApiResponse(responseCode = "201", description = "The refund, with what each share has given of it")
    ResponseEntity<Written<OrderRefund>> refund(
            @PathVariable UUID id,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody RefundRequest request) {
        String path = "/api/orders/" + id + "/refunds";
        return requests.run(key, "POST " + path, request, () -> {
            OrderId orderId = new OrderId(id);
            RefundRequest.Asked asked = request.check(refunds.currency(orderId));
            return Reply.created(URI.create(path),
                    refunds.refund(orderId, asked.amount(), asked.reason(), Callers.current().name()));
        });
    }

    /** The refunds of an order, oldest first. */
    @GetMapping
    Page<OrderRefund> list(@PathVariable UUID id) {
        return new Page<>(refunds.of(new OrderId(id)), null);
    }
}
