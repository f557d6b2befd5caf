package dev.baton.inventory.period.web;

import dev.baton.inventory.period.MovementReport;
import dev.baton.inventory.period.MovementReports;
import dev.baton.inventory.period.MovementReports.Scope;
import dev.baton.platform.paging.Limit;
import dev.baton.platform.time.Months;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What stock did in a month, for programs, tables and paper. */
@RestController
@Tag(name = "Stock reports")
@RequestMapping("/api/inventory/reports/movements")
class MovementReportController {

    private final MovementReports reports;

    MovementReportController(MovementReports reports) {
        this.reports = reports;
    }

    /** Opening, incoming, outgoing, adjustment and closing of each product at each location, by page, and the totals of all of them. */
    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    MovementReport report(
            @RequestParam(required = false) @Nullable String month,
            @RequestParam(required = false) @Nullable String location,
            @RequestParam(required = false) @Nullable String sku,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return reports.page(scope(month, location, sku), Limit.of(limit), cursor);
    }

    /** All of the same as CSV, with a column for each reason. */
    @GetMapping(produces = "text/csv;charset=UTF-8")
    String csv(
            @RequestParam(required = false) @Nullable String month,
            @RequestParam(required = false) @Nullable String location,
            @RequestParam(required = false) @Nullable String sku) {
        return MovementCsv.of(reports.whole(scope(month, location, sku)));
    }

    /** All of the same as a page to print. */
    @GetMapping(produces = "text/html;charset=UTF-8")
    String page(
            @RequestParam(required = false) @Nullable String month,
            @RequestParam(required = false) @Nullable String location,
            @RequestParam(required = false) @Nullable String sku) {
        return MovementPage.of(reports.whole(scope(month, location, sku)));
    }

    private static Scope scope(@Nullable String month, @Nullable String location, @Nullable String sku) {
        return new Scope(Months.required(month), orNull(location), orNull(sku));
    }

    private static @Nullable String orNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }
}
