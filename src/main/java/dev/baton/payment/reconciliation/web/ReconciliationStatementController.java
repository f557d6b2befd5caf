package dev.baton.payment.reconciliation.web;

import dev.baton.payment.reconciliation.EntryState;
import dev.baton.payment.reconciliation.EntryView;
import dev.baton.payment.reconciliation.EntryViews;
import dev.baton.payment.reconciliation.file.CamtStatement;
import dev.baton.payment.reconciliation.file.CsvStatement;
import dev.baton.payment.reconciliation.file.StatementFile;
import dev.baton.payment.reconciliation.file.StatementHead;
import dev.baton.payment.reconciliation.statement.BankStatements;
import dev.baton.payment.reconciliation.statement.StatementProgress;
import dev.baton.platform.imports.RowFormats;
import dev.baton.platform.paging.Limit;
import dev.baton.platform.paging.Page;
import dev.baton.platform.problem.Faults;
import dev.baton.platform.security.Callers;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Reconciliation")
@RequestMapping("/api/reconciliation/statements")
class ReconciliationStatementController {

    private static final int LONGEST = 100;

    private final BankStatements statements;
    private final EntryViews entries;
    private final RowFormats formats;

    ReconciliationStatementController(BankStatements statements, EntryViews entries, RowFormats formats) {
        this.statements = statements;
        this.entries = entries;
        this.formats = formats;
    }

    /**
     * Takes a bank statement in ISO 20022 camt.053 (versions 001.02 and 001.08) to be matched in the background. The same statement again
     * changes nothing. Of a file with several statements, the first is answered and names the others.
     */
    @PostMapping(consumes = {"application/xml", "text/xml"})
    @RequestBody(required = true, content = {
            @Content(mediaType = "application/xml", schema = @Schema(type = "string")),
            @Content(mediaType = "text/csv", schema = @Schema(type = "string"))})
    @ResponseStatus(HttpStatus.ACCEPTED)
    ResponseEntity<ReceivedStatement> camt(HttpServletRequest request) {
        return receive(new CamtStatement(), request);
    }

    /**
     * Takes a bank statement as CSV with the columns {@code bookingDate,valueDate,amount,currency,creditDebit,reference,endToEndId,
     * counterparty,remittance} in any order, of which {@code bookingDate}, {@code amount}, {@code currency} and {@code creditDebit} (CRDT
     * or DBIT) are required. {@code reference} is the bank's own and tells entries apart.
     *
     * @param account our account at the bank, by its IBAN or number
     * @param number the bank's id of the statement
     */
    @PostMapping(consumes = "text/csv")
    @ResponseStatus(HttpStatus.ACCEPTED)
    ResponseEntity<ReceivedStatement> csv(
            @RequestParam(required = false) @Nullable String account,
            @RequestParam(required = false) @Nullable String number,
            HttpServletRequest request) {
        Faults faults = new Faults();
        StatementHead head = new StatementHead(faults.text("/account", account, LONGEST),
                faults.text("/number", number, LONGEST));
        faults.throwIfInvalid();
        return receive(new CsvStatement(formats, head), request);
    }

    private ResponseEntity<ReceivedStatement> receive(StatementFile format, HttpServletRequest request) {
        try {
            List<StatementProgress> received =
                    statements.receive(format, request.getInputStream(), Callers.current().name());
            URI location = URI.create("/api/reconciliation/statements/" + received.getFirst().id());
            return ResponseEntity.accepted().location(location).body(ReceivedStatement.of(received));
        } catch (IOException broken) {
            throw new UncheckedIOException("the request broke off", broken);
        }
    }

    /** Statements, the newest first. */
    @GetMapping
    Page<StatementProgress> list(
            @RequestParam(required = false) @Nullable String account,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return statements.list(account, Limit.of(limit), cursor);
    }

    /** How far a statement is. */
    @GetMapping("/{id}")
    StatementProgress progress(@PathVariable UUID id) {
        return statements.progress(id);
    }

    /** The entries of a statement. */
    @GetMapping("/{id}/entries")
    Page<EntryView> entries(
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable EntryState state,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return entries.list(statements.progress(id).id(), state, Limit.of(limit), cursor);
    }
}
