package dev.baton.payment.reconciliation.web;

import dev.baton.payment.reconciliation.EntryState;
import dev.baton.payment.reconciliation.EntryView;
import dev.baton.payment.reconciliation.EntryViews;
import dev.baton.payment.reconciliation.Matching;
import dev.baton.payment.reconciliation.ProposalChangedException;
import dev.baton.payment.reconciliation.Resolutions;
import dev.baton.platform.idempotency.IdempotentRequests;
import dev.baton.platform.idempotency.Reply;
import dev.baton.platform.idempotency.Written;
import dev.baton.platform.paging.Limit;
import dev.baton.platform.paging.Page;
import dev.baton.platform.security.Callers;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Reconciliation")
@RequestMapping("/api/reconciliation/entries")
class BankEntryController {

    private final EntryViews entries;
    private final Resolutions resolutions;
    private final Matching matching;
    private final IdempotentRequests requests;

    BankEntryController(
            EntryViews entries,
            Resolutions resolutions,
            Matching matching,
            IdempotentRequests requests) {
        this.entries = entries;
        this.resolutions = resolutions;
        this.matching = matching;
        this.requests = requests;
    }

    /** Entries of all statements, such as those that are open. */
    @GetMapping
    Page<EntryView> list(
            @RequestParam(required = false) @Nullable EntryState state,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return entries.list(null, state, Limit.of(limit), cursor);
    }

    /** An entry of a bank statement, with what it was matched with. */
    @GetMapping("/{id}")
    EntryView get(@PathVariable UUID id) {
        return entries.get(id);
    }

    /** Decides what an entry is for, and books it. Deciding the same again changes nothing; 409 if it was decided otherwise, or what was proposed has changed and is proposed anew. */
    @PostMapping("/{id}/resolution")
    ResponseEntity<Written<EntryView>> resolve(
            @PathVariable UUID id,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody ResolutionRequest request) {
        try {
            return requests.run(key, "POST /api/reconciliation/entries/" + id + "/resolution", request, () -> {
                resolutions.resolve(id, request.check(), Callers.current().name());
                return Reply.ok(entries.get(id));
            });
        } catch (ProposalChangedException changed) {
            matching.lookAgain(id);
            throw changed;
        }
    }
}
