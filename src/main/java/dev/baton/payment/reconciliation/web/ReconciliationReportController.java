package dev.baton.payment.reconciliation.web;

import dev.baton.payment.reconciliation.ReconciliationReport;
import dev.baton.payment.reconciliation.ReconciliationReports;
import dev.baton.payment.reconciliation.ReconciliationReports.Scope;
import dev.baton.platform.problem.Faults;
import dev.baton.platform.time.Moments;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.UUID;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Reconciliation")
@RequestMapping("/api/reconciliation/report")
class ReconciliationReportController {

    private static final CSVFormat CSV = CSVFormat.RFC4180.builder()
            .setHeader("account", "currency", "creditDebit", "entries", "amount", "matchedEntries", "matchedAmount",
                    "openEntries", "openAmount", "differingEntries", "differingAmount", "difference")
            .get();

    private final ReconciliationReports reports;

    ReconciliationReportController(ReconciliationReports reports) {
        this.reports = reports;
    }

    /** Matched, open and differing amounts by account, currency and direction, of all entries booked from one day to another. */
    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    ReconciliationReport report(
            @RequestParam(required = false) @Nullable UUID statementId,
            @RequestParam(required = false) @Nullable String account,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to) {
        return reports.report(scope(statementId, account, from, to));
    }

    /** The same as CSV. */
    @GetMapping(produces = "text/csv")
    String csv(
            @RequestParam(required = false) @Nullable UUID statementId,
            @RequestParam(required = false) @Nullable String account,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to) {
        StringWriter text = new StringWriter();
        try (CSVPrinter rows = new CSVPrinter(text, CSV)) {
            for (ReconciliationReport.Line line : reports.report(scope(statementId, account, from, to)).items()) {
                rows.printRecord(line.account(), line.currency(), line.creditDebit(), line.all().entries(),
                        line.all().amount(), line.matched().entries(), line.matched().amount(),
                        line.open().entries(), line.open().amount(), line.differing().entries(),
                        line.differing().amount(), line.difference());
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString();
    }

    private static Scope scope(
            @Nullable UUID statementId,
            @Nullable String account,
            @Nullable String from,
            @Nullable String to) {
        Faults faults = new Faults();
        Scope scope = new Scope(statementId, account, Moments.readDay("/from", from, faults),
                Moments.readDay("/to", to, faults));
        faults.throwIfInvalid();
        return scope;
    }
}
