package dev.baton.payment.voucher.web;

import dev.baton.ledger.AccountId;
import dev.baton.ledger.Ledger;
import dev.baton.payment.voucher.Attachment;
import dev.baton.payment.voucher.TopUp;
import dev.baton.payment.voucher.TopUpStatus;
import dev.baton.payment.voucher.TopUps;
import dev.baton.platform.idempotency.IdempotentRequests;
import dev.baton.platform.idempotency.Reply;
import dev.baton.platform.idempotency.Written;
import dev.baton.platform.paging.Limit;
import dev.baton.platform.paging.Page;
import dev.baton.platform.problem.InvalidRequestException;
import dev.baton.platform.problem.NotFoundException;
import dev.baton.platform.security.Caller;
import dev.baton.platform.security.Callers;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Accounts")
class TopUpController {

    private final TopUps topUps;
    private final Ledger ledger;
    private final IdempotentRequests requests;

    TopUpController(TopUps topUps, Ledger ledger, IdempotentRequests requests) {
        this.topUps = topUps;
        this.ledger = ledger;
        this.requests = requests;
    }

    /**
     * Enters a voucher, which is reviewed before its money counts. A proof, the reference at its institution, counts once for all top-ups, receipts and card slips;
     * capital and small letters, wide and narrow characters, and blanks around or after each other make no difference.
     * That of a rejected voucher may be entered again. 409 tells under {@code usedBy} what has used it.
     */
    @PostMapping("/api/accounts/{id}/top-ups")
    @ResponseStatus(HttpStatus.ACCEPTED)
    ResponseEntity<Written<TopUp>> topUp(
            @PathVariable AccountId id,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody TopUpRequest request) {
        Caller caller = Callers.current();
        requireVisible(id, caller);
        return requests.run(key, "POST /api/accounts/" + id + "/top-ups", request, () -> {
            TopUp topUp = topUps.enter(id, request.check(), caller);
            return Reply.accepted(URI.create("/api/top-ups/" + topUp.id()), topUp);
        });
    }

    /** Top-ups, newest first. */
    @GetMapping("/api/top-ups")
    Page<TopUp> list(
            @RequestParam(required = false) @Nullable AccountId accountId,
            @RequestParam(required = false) @Nullable String status,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return topUps.list(accountId, status(status), Limit.of(limit), cursor);
    }

    private static @Nullable TopUpStatus status(@Nullable String name) {
        try {
            return name == null ? null : TopUpStatus.valueOf(name);
        } catch (IllegalArgumentException unknown) {
            throw new InvalidRequestException("/status", "must be one of IN_REVIEW, POSTED, REJECTED");
        }
    }

    /** A top-up, and what became of it. */
    @GetMapping("/api/top-ups/{id}")
    TopUp get(@PathVariable UUID id) {
        return visible(id);
    }

    /** The file that proves the payment. */
    @GetMapping("/api/top-ups/{id}/attachment")
    @ApiResponse(responseCode = "200", content = @Content(mediaType = MediaType.APPLICATION_OCTET_STREAM_VALUE, schema = @Schema(type = "string", format = "binary")))
    ResponseEntity<byte[]> attachment(@PathVariable UUID id) {
        visible(id);
        Attachment attachment = topUps.attachment(id)
                .orElseThrow(() -> new NotFoundException("attachment of top-up " + id));
        ContentDisposition download =
                ContentDisposition.attachment().filename(attachment.name(), StandardCharsets.UTF_8).build();
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(attachment.mediaType()))
                .header(HttpHeaders.CONTENT_DISPOSITION, download.toString())
                .body(Base64.getMimeDecoder().decode(attachment.content()));
    }

    private TopUp visible(UUID id) {
        TopUp topUp = topUps.get(id);
        if (!isVisible(topUp.accountId(), Callers.current())) {
            throw new NotFoundException("top-up " + id);
        }
        return topUp;
    }

    /** Somebody else's account is as unknown to a caller as one that does not exist. */
    private void requireVisible(AccountId id, Caller caller) {
        if (!isVisible(id, caller)) {
            throw new NotFoundException("account " + id);
        }
    }

    private boolean isVisible(AccountId id, Caller caller) {
        return ledger.account(id)
                .filter(account -> account.isSeenBy(caller))
                .isPresent();
    }
}
