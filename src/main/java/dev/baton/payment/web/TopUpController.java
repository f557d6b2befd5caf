package dev.baton.payment.web;

import dev.baton.ledger.AccountId;
import dev.baton.payment.TopUp;
import dev.baton.payment.TopUps;
import dev.baton.platform.idempotency.IdempotentRequests;
import dev.baton.platform.idempotency.Reply;
import dev.baton.platform.security.Callers;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Accounts")
class TopUpController {

    private final TopUps topUps;
    private final IdempotentRequests requests;

    TopUpController(TopUps topUps, IdempotentRequests requests) {
        this.topUps = topUps;
        this.requests = requests;
    }

    /** Puts money on an account at once. Each voucher of an institution counts once. */
    @PostMapping("/api/accounts/{id}/top-ups")
    ResponseEntity<String> topUp(
            @PathVariable AccountId id,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody TopUpRequest request) {
        return requests.run(key, "POST /api/accounts/" + id + "/top-ups", request, () -> {
            TopUp topUp = topUps.post(id, request.check(), Callers.current().name());
            return Reply.created(URI.create("/api/accounts/" + id + "/statement"), TopUpAnswer.of(topUp));
        });
    }
}
