package dev.baton.ledger.web;

import dev.baton.ledger.Account;
import dev.baton.ledger.AccountId;
import dev.baton.ledger.AccountStates;
import dev.baton.ledger.Ledger;
import dev.baton.ledger.books.Statements;
import dev.baton.platform.paging.Limit;
import dev.baton.platform.paging.Page;
import dev.baton.platform.problem.NotFoundException;
import dev.baton.platform.security.Caller;
import dev.baton.platform.security.Callers;
import dev.baton.platform.security.Role;
import dev.baton.platform.time.BusinessCalendar;
import dev.baton.platform.time.Period;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Accounts")
@RequestMapping("/api/accounts")
class AccountController {

    private final Ledger ledger;
    private final AccountStates states;
    private final Statements statements;
    private final BusinessCalendar calendar;

    AccountController(Ledger ledger, AccountStates states, Statements statements, BusinessCalendar calendar) {
        this.ledger = ledger;
        this.states = states;
        this.statements = statements;
        this.calendar = calendar;
    }

    /** Customers' accounts: the caller's own where it is bound to a customer. */
    @GetMapping
    Page<AccountAnswer> list(
            @RequestParam(required = false) @Nullable String customerId,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        Caller caller = Callers.current();
        if (customerId != null && !caller.sees(customerId)) {
            return new Page<>(List.of(), null);
        }
        String owner = customerId == null ? caller.customerId() : customerId;
        return ledger.list(owner, Limit.of(limit), cursor).map(AccountAnswer::of);
    }

    /**
     * An account.
     *
     * @param at a day, whose bookings all count, or an instant, before which they count, and not at it; all that is booked without it
     */
    @GetMapping("/{id}")
    AccountAnswer get(@PathVariable AccountId id, @RequestParam(required = false) @Nullable String at) {
        Account now = visible(id);
        Instant moment = Period.of(null, at, calendar).to();
        return AccountAnswer.of(moment == null
                ? now
                : ledger.account(id, moment).orElseThrow(
                        () -> new NotFoundException("account " + id + " at that time")));
    }

    /** Freezes an account, opens it again, or closes it for good. */
    @PostMapping("/{id}/status")
    AccountAnswer change(@PathVariable AccountId id, @RequestBody StatusRequest request) {
        StatusRequest.Change change = request.check();
        return AccountAnswer.of(states.change(id, change.status(), change.reason(), Callers.current().name()));
    }

    /** What was booked on an account, oldest first, with a running balance. */
    @GetMapping("/{id}/statement")
    StatementAnswer statement(
            @PathVariable AccountId id,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return StatementAnswer.of(
                statements.of(visible(id).id(), Period.of(from, to, calendar), Limit.of(limit), cursor));
    }

    /** Somebody else's account is as unknown to a caller as one that does not exist. */
    private Account visible(AccountId id) {
        Caller caller = Callers.current();
        return ledger.account(id)
                .filter(account -> account.isSeenBy(caller) || seesOurs(caller) && account.owner() == null)
                .orElseThrow(() -> new NotFoundException("account " + id));
    }

    /** Our own accounts tell of all customers at once. */
    private static boolean seesOurs(Caller caller) {
        return caller.customerId() == null && caller.has(Role.FINANCE);
    }
}
