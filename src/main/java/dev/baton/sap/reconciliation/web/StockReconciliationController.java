package dev.baton.sap.reconciliation.web;

import dev.baton.platform.idempotency.IdempotentRequests;
import dev.baton.platform.idempotency.Reply;
import dev.baton.platform.idempotency.Written;
import dev.baton.platform.paging.Limit;
import dev.baton.platform.paging.Page;
import dev.baton.platform.security.Callers;
import dev.baton.sap.reconciliation.Ignored;
import dev.baton.sap.reconciliation.Outcome;
import dev.baton.sap.reconciliation.ReconciledLine;
import dev.baton.sap.reconciliation.Reconciliation;
import dev.baton.sap.reconciliation.StockReconciliationView;
import dev.baton.sap.reconciliation.StockReconciliations;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Stock")
@RequestMapping("/api/inventory/reconciliations")
class StockReconciliationController {

    private final StockReconciliations reconciliations;
    private final StockReconciliationView view;
    private final IdempotentRequests requests;

    StockReconciliationController(
            StockReconciliations reconciliations,
            StockReconciliationView view,
            IdempotentRequests requests) {
        this.reconciliations = reconciliations;
        this.view = view;
        this.requests = requests;
    }

    /** Has our stock at plants held against SAP's, in the background. One run at a time: 409 names the one that is under way. */
    @PostMapping
    @ResponseStatus(HttpStatus.ACCEPTED)
    ResponseEntity<Written<Reconciliation>> request(
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) {
        return requests.run(key, "POST /api/inventory/reconciliations", Map.of(), () -> {
            UUID id = reconciliations.request(Callers.current().name());
            return Reply.accepted(URI.create("/api/inventory/reconciliations/" + id), view.get(id));
        });
    }

    /** Runs with their reports, the newest first. */
    @GetMapping
    Page<Reconciliation> list(
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return view.list(Limit.of(limit), cursor);
    }

    /** A run with its report. */
    @GetMapping("/{id}")
    Reconciliation get(@PathVariable UUID id) {
        return view.get(id);
    }

    /** What a run has compared. */
    @GetMapping("/{id}/lines")
    Page<ReconciledLine> lines(
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable Outcome outcome,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return view.lines(id, outcome, Limit.of(limit), cursor);
    }

    /** What a run has not compared, and why. */
    @GetMapping("/{id}/ignored")
    Page<Ignored> ignored(
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return view.ignored(id, Limit.of(limit), cursor);
    }
}
