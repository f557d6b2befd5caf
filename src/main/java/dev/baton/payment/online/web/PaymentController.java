package dev.baton.payment.online.web;

import dev.baton.order.Channel;
import dev.baton.payment.online.NewPayment;
import dev.baton.payment.online.OnlinePayment;
import dev.baton.payment.online.OnlinePayments;
import dev.baton.payment.online.OnlinePayments.Routed;
import dev.baton.payment.online.PaymentRequest;
import dev.baton.platform.idempotency.IdempotentRequests;
import dev.baton.platform.idempotency.Reply;
import dev.baton.platform.idempotency.Written;
import dev.baton.platform.paging.Limit;
import dev.baton.platform.paging.Page;
import dev.baton.platform.security.Callers;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Every write is taken with 202, and the institution is asked at once: the payment tells what came of it. */
@RestController
@Tag(name = "Payments")
@RequestMapping(path = "/api/payments", produces = MediaType.APPLICATION_JSON_VALUE)
class PaymentController {

    private static final String PATH = "/api/payments/";

    private final OnlinePayments payments;
    private final IdempotentRequests requests;

    PaymentController(OnlinePayments payments, IdempotentRequests requests) {
        this.payments = payments;
        this.requests = requests;
    }

    /** Asks for a payment into a prepaid account or of an order; captured as soon as it is authorised, unless that is not wished. */
    @PostMapping
    @ApiResponse(responseCode = "202", description = "The payment is on its way, and Location says where it is")
    ResponseEntity<Written<PaymentAnswer>> open(
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody PaymentBody body) {
        String operation = "POST /api/payments";
        Optional<ResponseEntity<Written<PaymentAnswer>>> before = requests.replay(key, operation, body);
        if (before.isPresent()) {
            return before.get();
        }
        NewPayment wish = body.check();
        Routed routed = payments.route(wish, Callers.current());
        return run(key, operation, body, () -> payments.open(routed, Callers.current()));
    }

    /** Payments that the caller sees, newest first; with a channel only those of its orders, such as what was paid for group-buy orders. */
    @GetMapping
    Page<PaymentAnswer> list(
            @RequestParam(required = false) @Nullable String accountId,
            @RequestParam(required = false) OnlinePayment.@Nullable Status status,
            @RequestParam(required = false) @Nullable Channel channel,
            @RequestParam(defaultValue = "false") boolean open,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        Page<OnlinePayment> found =
                payments.list(accountId, status, channel, open, Limit.of(limit), cursor, Callers.current());
        List<PaymentRequest> asked = payments.requests(found.items().stream().map(OnlinePayment::id).toList());
        return found.map(payment -> PaymentAnswer.of(payment, asked));
    }

    /** A payment, with what its institution was asked for. */
    @GetMapping("/{id}")
    PaymentAnswer get(@PathVariable UUID id) {
        return answer(payments.get(id, Callers.current()));
    }

    /** Asks for a part of what is authorised, or for all that is left of it. */
    @PostMapping("/{id}/captures")
    @ApiResponse(responseCode = "202", description = "The capture is on its way")
    ResponseEntity<Written<PaymentAnswer>> capture(
            @PathVariable UUID id,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody AmountBody body) {
        return run(key, "POST " + PATH + id + "/captures", body,
                () -> payments.capture(id, body.asked(), Callers.current()));
    }

    /** Gives back all that is left of an authorisation. */
    @PostMapping("/{id}/voids")
    @ApiResponse(responseCode = "202", description = "The void is on its way")
    ResponseEntity<Written<PaymentAnswer>> voidRest(
            @PathVariable UUID id,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody AmountBody body) {
        return run(key, "POST " + PATH + id + "/voids", body,
                () -> payments.voidRest(id, body.asked(), Callers.current()));
    }

    /** Pays back a part of what was captured, or all of it; it is set aside on the account until the institution has done it. */
    @PostMapping("/{id}/refunds")
    @ApiResponse(responseCode = "202", description = "The refund is on its way")
    ResponseEntity<Written<PaymentAnswer>> refund(
            @PathVariable UUID id,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody AmountBody body) {
        return run(key, "POST " + PATH + id + "/refunds", body,
                () -> payments.refund(id, body.asked(), Callers.current()));
    }

    private ResponseEntity<Written<PaymentAnswer>> run(
            @Nullable String key,
            String operation,
            Object body,
            Supplier<OnlinePayment> step) {
        return requests.run(key, operation, body, () -> {
            OnlinePayment payment = step.get();
            return Reply.accepted(URI.create(PATH + payment.id()), answer(payment));
        });
    }

    private PaymentAnswer answer(OnlinePayment payment) {
        return PaymentAnswer.of(payment, payments.requests(List.of(payment.id())));
    }
}
