package dev.baton.inventory.period.web;

import dev.baton.inventory.period.StockPeriod;
import dev.baton.inventory.period.StockPeriods;
import dev.baton.platform.idempotency.IdempotentRequests;
import dev.baton.platform.idempotency.Reply;
import dev.baton.platform.idempotency.Written;
import dev.baton.platform.paging.Page;
import dev.baton.platform.security.Callers;
import dev.baton.platform.time.Months;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Months of stock. */
@RestController
@Tag(name = "Stock reports")
@RequestMapping("/api/inventory/periods")
class StockPeriodController {

    private final StockPeriods periods;
    private final IdempotentRequests requests;

    StockPeriodController(StockPeriods periods, IdempotentRequests requests) {
        this.periods = periods;
        this.requests = requests;
    }

    /** The months that are closed, latest first. */
    @GetMapping
    Page<StockPeriod> closed() {
        return new Page<>(periods.closed(), null);
    }

    /** Closes the month that follows the last closed one, for good: no stock moves in it any more. */
    @PostMapping("/{month}/close")
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<Written<StockPeriod>> close(
            @PathVariable String month,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) {
        YearMonth asked = Months.required(month);
        return requests.run(key, "POST /api/inventory/periods/" + asked + "/close", "", () -> Reply.created(
                URI.create("/api/inventory/reports/movements?month=" + asked),
                periods.close(asked, Callers.current().name())));
    }
}
