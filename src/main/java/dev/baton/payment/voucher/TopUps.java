package dev.baton.payment.voucher;

import dev.baton.customer.Customer;
import dev.baton.customer.CustomerId;
import dev.baton.customer.Customers;
import dev.baton.ledger.Account;
import dev.baton.ledger.AccountClosing;
import dev.baton.ledger.AccountId;
import dev.baton.ledger.AccountKind;
import dev.baton.ledger.Ledger;
import dev.baton.payment.Bonuses;
import dev.baton.payment.Grants;
import dev.baton.payment.proof.Proof;
import dev.baton.payment.proof.Proofs;
import dev.baton.payment.proof.Proofs.Kind;
import dev.baton.platform.engine.ProcessCommands;
import dev.baton.platform.money.Money;
import dev.baton.platform.paging.Cursor;
import dev.baton.platform.paging.Limit;
import dev.baton.platform.paging.Page;
import dev.baton.platform.problem.ConflictException;
import dev.baton.platform.problem.NotFoundException;
import dev.baton.platform.problem.RefusedException;
import dev.baton.platform.security.Caller;
import dev.baton.platform.time.BusinessCalendar;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes vouchers in, and puts their money on accounts once they are approved. */
@Service
@Transactional
public class TopUps {

    /** The message that starts the process of a voucher. */
    private static final String ENTERED = "top-up-entered";
    /** Who decides where no person does. */
    static final String RULES = "rules";
    private static final Duration LATELY = Duration.ofDays(7);

    private final StoredTopUps topUps;
    private final TopUpVerdicts verdicts;
    private final Customers customers;
    private final Proofs proofs;
    private final Ledger ledger;
    private final Bonuses bonuses;
    private final Grants grants;
    private final ProcessCommands processes;
    private final BusinessCalendar calendar;
    private final Clock clock;

    TopUps(
            StoredTopUps topUps,
            TopUpVerdicts verdicts,
            Customers customers,
            Proofs proofs,
            Ledger ledger,
            Bonuses bonuses,
            Grants grants,
            ProcessCommands processes,
            BusinessCalendar calendar,
            Clock clock) {
        this.topUps = topUps;
        this.verdicts = verdicts;
        this.customers = customers;
        this.proofs = proofs;
        this.ledger = ledger;
        this.bonuses = bonuses;
        this.grants = grants;
        this.processes = processes;
        this.calendar = calendar;
        this.clock = clock;
    }

    /**
     * Takes a voucher for a customer's prepaid account in, to be reviewed.
     *
     * @param by who enters it: if bound to a customer, it is the customer who says that money was paid in
     * @throws NotFoundException if no customer has this account
     * @throws RefusedException (422) if the account is in another currency or not a prepaid one, or the day of payment lies in the future
     * @throws ConflictException (409) if the proof was used before, unless by a voucher that was rejected, or the account is closed
     */
    public TopUp enter(AccountId id, Voucher voucher, Caller by) {
        // small vouchers that come at once must see each other
        Account account = ledger.lock(id);
        Customer customer = customers.find(new CustomerId(String.valueOf(account.owner())))
                .orElseThrow(() -> new NotFoundException("account " + id));
        LocalDate today = calendar.today(clock.instant());
        voucher.requireFits(account, today);
        TopUp topUp = TopUp.entered(id, voucher, today, by.name(), clock.instant());
        TopUpFacts facts = TopUpFacts.of(topUp, customer, by.customerId() != null,
                topUps.before(id, account.currency(), clock.instant().minus(LATELY)), today);
        proofs.use(Proof.of(voucher.institution(), voucher.reference()), Kind.TOP_UP, topUp.id());
        topUps.add(topUp);
        if (voucher.attachment() != null) {
            topUps.attach(topUp.id(), voucher.attachment());
        }
        processes.publish(topUp.id().toString(), ENTERED, topUp.id().toString(),
                Map.of("topUpId", topUp.id().toString(), "topUp", facts));
        return topUp;
    }

    /** Keeps why a voucher passes or waits for a person; one that was decided stays as it is. */
    public void judged(UUID id, TopUpRuling ruling) {
        topUps.judged(id, ruling);
    }

    @EventListener
    void on(AccountClosing event) {
        event.refuseFor(topUps.inReview(event.account().id()).stream().map(id -> "top-up " + id).toList());
    }

    /**
     * Puts the money of an approved voucher, and its bonus, on the account, and serves the orders that wait for it; does nothing if that was
     * done before.
     *
     * @param offer null where no bonus is offered
     * @throws IllegalStateException if the voucher was rejected
     */
    public void post(UUID id, TopUpRuling ruling, @Nullable BonusOffer offer) {
        TopUp topUp = topUps.lock(id).orElseThrow(() -> new NotFoundException("top-up " + id));
        switch (topUp.status()) {
            case POSTED -> {}
            case REJECTED -> throw new IllegalStateException("top-up " + id + " was rejected");
            case IN_REVIEW -> post(topUp, ruling, offer);
        }
    }

    private void post(TopUp topUp, TopUpRuling ruling, @Nullable BonusOffer offer) {
        Account account = ledger.lock(topUp.accountId());
        ledger.transfer("top-up:" + topUp.id(), AccountId.internal(AccountKind.BANK, topUp.currency()), account.id(),
                topUp.amount(), "top-up by " + topUp.institution(), topUp.reference());
        Optional<Approval> approval = verdicts.approval(topUp.id());
        topUps.decide(topUp.id(), TopUpStatus.POSTED, ruling, approval.map(Approval::person).orElse(RULES),
                approval.map(Approval::comment).orElse(null), clock.instant());
        if (offer != null && offer.on(topUp.amount()).isPositive()) {
            grant(topUp, account, offer);
        }
        grants.serve(account.id());
    }

    private void grant(TopUp topUp, Account account, BonusOffer offer) {
        Money bonus = offer.on(topUp.amount());
        Instant expiresAt = clock.instant().plus(offer.validFor());
        bonuses.grant(account, topUp.id().toString(), bonus, expiresAt, "bonus for a top-up", topUp.reference());
        topUps.grant(topUp.id(), bonus, offer.rule());
    }

    /** @throws NotFoundException if there is no such top-up */
    @Transactional(readOnly = true)
    public TopUp get(UUID id) {
        return topUps.find(id).orElseThrow(() -> new NotFoundException("top-up " + id));
    }

    /** The file that proves the payment; empty if none was entered. */
    @Transactional(readOnly = true)
    public Optional<Attachment> attachment(UUID id) {
        return topUps.attachment(id);
    }

    /**
     * A page of top-ups, newest first.
     *
     * @param account null for all
     * @param status null for all
     */
    @Transactional(readOnly = true)
    public Page<TopUp> list(
            @Nullable AccountId account,
            @Nullable TopUpStatus status,
            Limit limit,
            @Nullable String cursor) {
        UUID before = Cursor.readNewestFirst(cursor);
        return Page.of(topUps.list(account, status, before, limit), limit, topUp -> List.of(topUp.id().toString()));
    }
}
