package dev.baton.settlement.period.web;

import dev.baton.customer.Customer;
import dev.baton.customer.CustomerId;
import dev.baton.customer.Customers;
import dev.baton.platform.paging.Limit;
import dev.baton.platform.paging.Page;
import dev.baton.platform.security.Callers;
import dev.baton.platform.time.BusinessCalendar;
import dev.baton.platform.time.Months;
import dev.baton.settlement.period.PeriodCsv;
import dev.baton.settlement.period.PeriodPdf;
import dev.baton.settlement.period.PeriodSettlement;
import dev.baton.settlement.period.Periods;
import io.swagger.v3.oas.annotations.tags.Tag;
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
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Settlements")
@RequestMapping("/api/settlements/periods")
class PeriodController {

    private final Periods periods;
    private final Customers customers;
    private final BusinessCalendar calendar;

    PeriodController(Periods periods, Customers customers, BusinessCalendar calendar) {
        this.periods = periods;
        this.customers = customers;
        this.calendar = calendar;
    }

    /** @param month that has ended, such as {@code 2026-10} */
    record DraftRequest(@Nullable String month) {}

    /** Drafts a month's settlements with all customers that bought in it; those that are drafted stay as they are. */
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Page<PeriodSettlement> draft(@RequestBody DraftRequest request) {
        return new Page<>(periods.draft(Months.required(request.month()), Callers.current().name()), null);
    }

    /** Monthly settlements, newest first. */
    @GetMapping
    Page<PeriodSettlement> list(
            @RequestParam(required = false) @Nullable String customerId,
            @RequestParam(required = false) @Nullable String month,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return periods.list(customerId, Months.read(month), Limit.of(limit), cursor);
    }

    /** A monthly settlement. */
    @GetMapping("/{id}")
    PeriodSettlement get(@PathVariable UUID id) {
        return periods.get(id);
    }

    /** The orders of a monthly settlement, oldest first. */
    @GetMapping("/{id}/orders")
    Page<PeriodSettlement.Line> orders(@PathVariable UUID id) {
        return new Page<>(periods.lines(periods.get(id).id()), null);
    }

    /** A monthly settlement to print. */
    @GetMapping(path = "/{id}/pdf", produces = MediaType.APPLICATION_PDF_VALUE)
    ResponseEntity<byte[]> pdf(@PathVariable UUID id) {
        PeriodSettlement settlement = periods.get(id);
        String name = customers.find(new CustomerId(settlement.customerId())).map(Customer::name).orElse("");
        byte[] pdf = new PeriodPdf(settlement, name, periods.lines(id), calendar.zone()).bytes();
        return file(settlement.number() + ".pdf", pdf);
    }

    /** The orders of a monthly settlement as a table for other programs. */
    @GetMapping(path = "/{id}/csv", produces = "text/csv")
    ResponseEntity<String> csv(@PathVariable UUID id) {
        PeriodSettlement settlement = periods.get(id);
        return file(settlement.number() + ".csv", PeriodCsv.of(settlement, periods.lines(id)));
    }

    /** Approves a draft that somebody else made, and posts its rebate. */
    @PostMapping("/{id}/approval")
    PeriodSettlement approve(@PathVariable UUID id) {
        return periods.approve(id, Callers.current().name());
    }

    private static <T> ResponseEntity<T> file(String name, T content) {
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(name).build().toString())
                .body(content);
    }
}
