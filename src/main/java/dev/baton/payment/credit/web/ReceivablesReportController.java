package dev.baton.payment.credit.web;

import dev.baton.payment.credit.ReceivablesLine;
import dev.baton.payment.credit.ReceivablesReports;
import dev.baton.payment.credit.receipt.Receipt;
import dev.baton.payment.credit.receipt.ReceiptViews;
import dev.baton.platform.paging.Limit;
import dev.baton.platform.paging.Page;
import dev.baton.platform.time.BusinessCalendar;
import dev.baton.platform.time.Period;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Receivables")
@RequestMapping("/api/receivables")
class ReceivablesReportController {

    private final ReceiptViews receipts;
    private final ReceivablesReports reports;
    private final BusinessCalendar calendar;

    ReceivablesReportController(ReceiptViews receipts, ReceivablesReports reports, BusinessCalendar calendar) {
        this.receipts = receipts;
        this.reports = reports;
        this.calendar = calendar;
    }

    /** What customers have paid for what they owe, entered from one day or instant to another, newest first. */
    @GetMapping("/receipts")
    Page<Receipt> receipts(
            @RequestParam(required = false) @Nullable String customerId,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return receipts.list(customerId, Period.of(from, to, calendar), Limit.of(limit), cursor);
    }

    /** A receipt with what it paid. */
    @GetMapping("/receipts/{id}")
    Receipt receipt(@PathVariable UUID id) {
        return receipts.get(id);
    }

    /** What customers owed, were invoiced and paid in a period; one line for each customer and currency. */
    @GetMapping("/report")
    Page<ReceivablesLine> report(
            @RequestParam(required = false) @Nullable String customerId,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return reports.report(customerId, Period.of(from, to, calendar), Limit.of(limit), cursor);
    }
}
