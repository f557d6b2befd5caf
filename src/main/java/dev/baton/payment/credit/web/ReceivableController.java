package dev.baton.payment.credit.web;

import dev.baton.payment.credit.AgeingLine;
import dev.baton.payment.credit.ReceivableState;
import dev.baton.payment.credit.ReceivableView;
import dev.baton.payment.credit.Receivables;
import dev.baton.payment.credit.dunning.Dunnings;
import dev.baton.payment.credit.receipt.Receipt;
import dev.baton.payment.credit.receipt.Receipts;
import dev.baton.payment.credit.writeoff.WriteOff;
import dev.baton.payment.credit.writeoff.WriteOffs;
import dev.baton.platform.idempotency.IdempotentRequests;
import dev.baton.platform.idempotency.Reply;
import dev.baton.platform.idempotency.Written;
import dev.baton.platform.paging.Limit;
import dev.baton.platform.paging.Page;
import dev.baton.platform.problem.NotFoundException;
import dev.baton.platform.security.Caller;
import dev.baton.platform.security.Callers;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Receivables")
@RequestMapping("/api/receivables")
class ReceivableController {

    private final Receivables receivables;
    private final Receipts receipts;
    private final WriteOffs writeOffs;
    private final Dunnings dunnings;
    private final IdempotentRequests requests;

    ReceivableController(
            Receivables receivables,
            Receipts receipts,
            WriteOffs writeOffs,
            Dunnings dunnings,
            IdempotentRequests requests) {
        this.receivables = receivables;
        this.receipts = receipts;
        this.writeOffs = writeOffs;
        this.dunnings = dunnings;
        this.requests = requests;
    }

    /** What customers owe for orders on credit, the oldest due first: the caller's own where it is bound to a customer. */
    @GetMapping
    Page<ReceivableView> list(
            @RequestParam(required = false) @Nullable String customerId,
            @RequestParam(required = false) @Nullable ReceivableState state,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        Caller caller = Callers.current();
        if (customerId != null && !caller.sees(customerId)) {
            return new Page<>(List.of(), null);
        }
        String customer = customerId == null ? caller.customerId() : customerId;
        return receivables.list(customer, state, Limit.of(limit), cursor);
    }

    /** An open item with its receipts, write-offs and dunnings. */
    @GetMapping("/{id}")
    ReceivableDetail get(@PathVariable UUID id) {
        ReceivableView found = receivables.get(id);
        if (!Callers.current().sees(found.customerId())) {
            throw new NotFoundException("receivable " + id);
        }
        return new ReceivableDetail(found, receipts.of(id, found.currency()), writeOffs.of(id), dunnings.of(id));
    }

    /** How old is what customers owe, by days since it was due; one line for each customer and currency. */
    @GetMapping("/ageing")
    Page<AgeingLine> ageing(
            @RequestParam(required = false) @Nullable String customerId,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return receivables.ageing(customerId, Limit.of(limit), cursor);
    }

    /**
     * Books what a customer has paid: for the invoices that it names, then for the oldest due; what is more than is owed is kept as
     * prepaid money. A proof, the reference at its institution, counts once for all top-ups, receipts and card slips;
     * capital and small letters, wide and narrow characters, and blanks around or after each other make no difference.
     * 409 tells under {@code usedBy} what has used it.
     */
    @PostMapping("/receipts")
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<Written<Receipt>> receive(
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody ReceiptRequest request) {
        return requests.run(key, "POST /api/receivables/receipts", request, () -> {
            Receipt receipt = receipts.enter(request.check(), Callers.current().name());
            return Reply.created(URI.create("/api/receivables/receipts/" + receipt.id()), receipt);
        });
    }

    /** Proposes to give up what is owed. Others than the caller approve it in Tasklist; above a limit two. */
    @PostMapping("/{id}/write-offs")
    @ResponseStatus(HttpStatus.ACCEPTED)
    ResponseEntity<Written<WriteOff>> writeOff(
            @PathVariable UUID id,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody WriteOffRequest request) {
        return requests.run(key, "POST /api/receivables/" + id + "/write-offs", request, () -> {
            WriteOffRequest.Proposal asked = request.check(writeOffs.currency(id));
            WriteOff proposed = writeOffs.propose(id, asked.amount(), asked.reason(), Callers.current().name());
            return Reply.accepted(URI.create("/api/receivables/" + id), proposed);
        });
    }
}
