package dev.baton.ledger.web;

import dev.baton.ledger.books.Books;
import dev.baton.ledger.books.ClosedPeriod;
import dev.baton.ledger.books.GeneralLedgerLine;
import dev.baton.ledger.books.JournalEntry;
import dev.baton.ledger.books.TrialBalance;
import dev.baton.platform.paging.Limit;
import dev.baton.platform.paging.Page;
import dev.baton.platform.security.Callers;
import dev.baton.platform.time.BusinessCalendar;
import dev.baton.platform.time.Period;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Ledger")
@RequestMapping("/api/ledger")
class LedgerController {

    private final Books books;
    private final BusinessCalendar calendar;

    LedgerController(Books books, BusinessCalendar calendar) {
        this.books = books;
        this.calendar = calendar;
    }

    /** All that was booked in a period, oldest first. */
    @GetMapping("/journal")
    Page<JournalEntry> journal(
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return books.journal(Period.of(from, to, calendar), Limit.of(limit), cursor);
    }

    /** What each kind of account had, what moved on it and what it has, and whether all of it balances. */
    @GetMapping("/trial-balance")
    TrialBalance trialBalance(
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to) {
        return books.trialBalance(Period.of(from, to, calendar));
    }

    /** What moved on each kind of account, month by month. */
    @GetMapping("/general-ledger")
    Page<GeneralLedgerLine> generalLedger(
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to) {
        return new Page<>(books.generalLedger(Period.of(from, to, calendar)), null);
    }

    /** The months that are closed, latest first. */
    @GetMapping("/periods")
    Page<ClosedPeriod> periods() {
        return new Page<>(books.closedPeriods(), null);
    }

    /** Closes a month, and all before it, for good: nothing is booked in it any more. */
    @PostMapping("/periods")
    @ResponseStatus(HttpStatus.CREATED)
    ClosedPeriod close(@RequestBody PeriodRequest request) {
        return books.close(request.check(), Callers.current().name());
    }
}
