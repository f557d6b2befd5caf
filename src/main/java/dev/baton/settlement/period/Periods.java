package dev.baton.settlement.period;

import dev.baton.ledger.Account;
import dev.baton.ledger.AccountClosing;
import dev.baton.ledger.AccountId;
import dev.baton.ledger.AccountKind;
import dev.baton.ledger.Ledger;
import dev.baton.payment.Grants;
import dev.baton.platform.engine.Decided;
import dev.baton.platform.engine.RuleRecords;
import dev.baton.platform.ids.Ids;
import dev.baton.platform.money.Money;
import dev.baton.platform.paging.Cursor;
import dev.baton.platform.paging.Limit;
import dev.baton.platform.paging.Page;
import dev.baton.platform.problem.ConflictException;
import dev.baton.platform.problem.NotFoundException;
import dev.baton.platform.time.BusinessCalendar;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Drafts the settlements of a month, and posts those that are approved. */
@Service
public class Periods {

    private final StoredPeriods stored;
    private final RebatePolicy policy;
    private final RuleRecords rules;
    private final TransactionTemplate transactions;
    private final Ledger ledger;
    private final Grants grants;
    private final BusinessCalendar calendar;
    private final PeriodProperties properties;
    private final Clock clock;

    Periods(
            StoredPeriods stored,
            RebatePolicy policy,
            RuleRecords rules,
            TransactionTemplate transactions,
            Ledger ledger,
            Grants grants,
            BusinessCalendar calendar,
            PeriodProperties properties,
            Clock clock) {
        this.stored = stored;
        this.policy = policy;
        this.rules = rules;
        this.transactions = transactions;
        this.ledger = ledger;
        this.grants = grants;
        this.calendar = calendar;
        this.properties = properties;
        this.clock = clock;
    }

    /**
     * Drafts a month's settlements with all customers that bought in it, unless they are drafted.
     *
     * @return those that were drafted just now
     * @throws ConflictException (409) if the month has not ended, or only just
     * @throws dev.baton.platform.engine.EngineUnavailableException if the rules cannot be asked
     */
    public List<PeriodSettlement> draft(YearMonth month, String by) {
        Span span = span(month);
        return stored.unsettled(span.from(), span.to())
                .stream()
                .map(customer -> draft(customer, month, span, by))
                .flatMap(Optional::stream)
                .toList();
    }

    private record Span(Instant from, Instant to) {}

    private Span span(YearMonth month) {
        Instant to = calendar.startOf(month.plusMonths(1).atDay(1));
        Instant complete = to.plus(properties.draftGrace());
        if (complete.isAfter(clock.instant())) {
            throw new ConflictException("The month " + month + " is not complete before " + complete + ".");
        }
        return new Span(calendar.startOf(month.atDay(1)), to);
    }

    private Optional<PeriodSettlement> draft(Buyer buyer, YearMonth month, Span span, String by) {
        Turnover turnover = stored.turnover(buyer, span.from(), span.to());
        Decided decided = policy.ask(buyer, turnover);
        PeriodSettlement draft = new PeriodSettlement(Ids.next(), "", buyer.customerId(), buyer.currency(), month,
                turnover, movement(buyer, AccountKind.PREPAID, span), movement(buyer, AccountKind.RECEIVABLE, span),
                RebatePolicy.rebate(decided, turnover), PeriodStatus.DRAFT, by, clock.instant(), null, null);
        return Objects.requireNonNull(transactions.execute(status -> {
            Optional<PeriodSettlement> added = stored.add(draft, span.from(), span.to());
            added.ifPresent(kept -> rules.keep(kept.id().toString(), decided));
            return added;
        }));
    }

    private Movement movement(Buyer buyer, AccountKind kind, Span span) {
        AccountId account = AccountId.of(buyer.customerId(), kind, buyer.currency());
        Money before = balance(account, buyer.currency(), span.from());
        Money in = stored.credited(account, span.from(), span.to(), buyer.currency());
        Money after = balance(account, buyer.currency(), span.to());
        return new Movement(before, in, before.plus(in).minus(after), after);
    }

    private Money balance(AccountId account, String currency, Instant before) {
        return ledger.account(account, before).map(Account::posted).orElse(Money.zero(currency));
    }

    /**
     * Approves a draft and puts its rebate on the customer's account, which serves the orders that wait for money.
     *
     * @throws NotFoundException if there is none
     * @throws ConflictException (409) if it is posted, or was drafted by the same person
     */
    @Transactional
    public PeriodSettlement approve(UUID id, String by) {
        PeriodSettlement draft = stored.lock(id).orElseThrow(() -> new NotFoundException("settlement " + id));
        if (draft.status() == PeriodStatus.POSTED) {
            throw new ConflictException("Settlement " + draft.number() + " is posted already.");
        }
        if (draft.generatedBy().equals(by)) {
            throw new ConflictException(
                    "You have drafted settlement " + draft.number() + ": another person must approve it.");
        }
        stored.approve(id, by, clock.instant());
        if (draft.rebate().amount().isPositive()) {
            post(draft);
        }
        return get(id);
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    void on(AccountClosing event) {
        if (event.account().kind() == AccountKind.PREPAID) {
            event.refuseFor(stored.rebates(String.valueOf(event.account().owner()), event.account().currency())
                    .stream()
                    .map(number -> "the rebate of settlement " + number)
                    .toList());
        }
    }

    private void post(PeriodSettlement draft) {
        AccountId account = AccountId.of(draft.customerId(), AccountKind.PREPAID, draft.currency());
        ledger.lock(account);
        ledger.transfer("period-rebate:" + draft.id(),
                AccountId.internal(AccountKind.SALES_REBATE, draft.currency()), account, draft.rebate().amount(),
                "rebate for " + draft.month(), draft.number());
        grants.serve(account);
    }

    /** @throws NotFoundException if there is none */
    @Transactional(readOnly = true)
    public PeriodSettlement get(UUID id) {
        return stored.find(id).orElseThrow(() -> new NotFoundException("settlement " + id));
    }

    /**
     * A page of monthly settlements, newest first.
     *
     * @param customer null for all
     * @param month null for all
     */
    @Transactional(readOnly = true)
    public Page<PeriodSettlement> list(
            @Nullable String customer,
            @Nullable YearMonth month,
            Limit limit,
            @Nullable String cursor) {
        UUID before = Cursor.readNewestFirst(cursor);
        return Page.of(stored.list(customer, month, before, limit), limit, found -> List.of(found.id().toString()));
    }

    /** The orders of a month's settlement, oldest first. */
    @Transactional(readOnly = true)
    public List<PeriodSettlement.Line> lines(UUID id) {
        return stored.lines(id);
    }
}
