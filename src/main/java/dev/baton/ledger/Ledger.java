package dev.baton.ledger;

import dev.baton.platform.money.Money;
import dev.baton.platform.paging.Cursor;
import dev.baton.platform.paging.Limit;
import dev.baton.platform.paging.Page;
import dev.baton.platform.problem.NotFoundException;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Moves money between accounts. Every call that moves money has a business key and may be repeated: it books once and
 * gives the first answer again; the same key for something else is an {@link IllegalStateException}.
 */
@Service
@Transactional
public class Ledger {

    private final Accounts accounts;
    private final Transfers transfers;
    private final Holds holds;
    private final Clock clock;

    Ledger(Accounts accounts, Transfers transfers, Holds holds, Clock clock) {
        this.accounts = accounts;
        this.transfers = transfers;
        this.holds = holds;
        this.clock = clock;
    }

    /** Opens a customer's account, and our own accounts in its currency, unless they are open. */
    public AccountId openAccount(String owner, AccountKind kind, String currency) {
        AccountId id = AccountId.of(owner, kind, currency);
        accounts.openInternal(currency, clock.instant());
        accounts.open(id, kind, owner, currency, null, clock.instant());
        return id;
    }

    /** Opens our own accounts in a currency, unless they are open. */
    public void openOurs(String currency) {
        accounts.openInternal(currency, clock.instant());
    }

    /**
     * Changes how far below zero a receivable may go.
     *
     * @return false if more than the limit is owed or held, so that the limit stays as it was
     */
    public boolean changeLimit(AccountId id, Money limit) {
        return accounts.limit(id, limit);
    }

    /** Whether something was booked under a key. */
    @Transactional(readOnly = true)
    public boolean isBooked(String key) {
        return transfers.isBooked(key);
    }

    /**
     * Sets money aside on a customer's account.
     *
     * @param credit where it goes when it is posted
     * @param reference what it is for, such as an order's id
     */
    public HoldResult hold(String key, AccountId debit, AccountId credit, Money amount, String reference) {
        return holds.hold(new Transfer(key, debit, credit, amount, "hold", reference));
    }

    /**
     * Sets money aside on several accounts of one customer: as much as it can on the first, the rest on the next, all of it or nothing. The
     * part on the second account has the key {@code key:2}, and so on.
     *
     * @param sources in the order in which they are drawn on
     */
    public HoldResult hold(String key, List<AccountId> sources, AccountId credit, Money amount, String reference) {
        return holds.hold(key, sources, credit, amount, reference);
    }

    /**
     * Posts a part of these holds for good: the first ones pay the first legs.
     *
     * @param part the part's business key among the holds'
     * @throws IllegalStateException if the legs come to more than is left of the holds
     */
    public void post(String part, List<Hold> holds, List<Leg> legs) {
        this.holds.post(part, holds, legs);
    }

    /** Posts a hold for good, in whole or in part, once. For a hold that is posted in several parts see the other form. */
    public void post(String holdKey, List<Leg> legs) {
        post(holdKey + ":post", holdKey, legs);
    }

    /**
     * Posts a part of a hold, and passes it on to where it belongs in linked transfers.
     *
     * @param key the business key of this part
     * @param legs what adds up to the part
     * @throws IllegalStateException if there is no such hold, or less than this is left of it
     */
    public void post(String key, String holdKey, List<Leg> legs) {
        holds.post(key, require(holdKey), legs);
    }

    /**
     * Gives back what is left of a hold. An undo step: a hold that has ended, or that never was, is fine.
     *
     * @return what was given back; empty if nothing was left
     */
    public Optional<Money> voidHold(String holdKey) {
        return voidHolds(transfers.hold(holdKey).stream().toList());
    }

    /**
     * Gives back what is left of several holds of one currency, whose accounts are locked at once: who locks them one after the other may
     * wait for somebody who waits for him.
     *
     * @return what was given back in all; empty if nothing was left
     */
    public Optional<Money> voidHolds(List<Hold> holds) {
        return this.holds.giveBack(holds);
    }

    /**
     * Gives back a part of what is held, from the last of these holds first.
     *
     * @param key the business key of this part
     * @throws IllegalStateException if less than that is left of the holds
     */
    public void voidPart(String key, List<Hold> holds, Money amount) {
        this.holds.voidPart(key, holds, amount);
    }

    /**
     * Moves money as of an earlier moment, such as the day on which a bank booked it.
     *
     * @param at not after now
     * @throws PeriodClosedException if nothing may be booked at that moment any more
     * @throws InsufficientBalanceException if the account is short now
     */
    public void transferAt(Instant at, Transfer transfer) {
        if (at.isAfter(clock.instant())) {
            throw new IllegalArgumentException("nothing is booked in the future");
        }
        accounts.lock(List.of(transfer.debit(), transfer.credit()));
        transfers.posted(List.of(transfer), at);
    }

    /** Moves money at once. */
    public void transfer(String key, AccountId debit, AccountId credit, Money amount, String memo, String reference) {
        linked(List.of(new Transfer(key, debit, credit, amount, memo, reference)));
    }

    /**
     * Moves money in several transfers, all of them or none.
     *
     * @throws InsufficientBalanceException if one of them would take a customer's account below its limit
     */
    public void linked(List<Transfer> all) {
        accounts.lock(all.stream().flatMap(each -> Stream.of(each.debit(), each.credit())).toList());
        transfers.posted(all, clock.instant());
    }

    /**
     * Locks a customer's account for the caller's transaction.
     *
     * @throws NotFoundException if there is no such account of a customer
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Account lock(AccountId id) {
        return accounts.require(id);
    }

    /** Locks those of these accounts that are customers' for the caller's transaction, in the order that everybody keeps. */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<Account> lock(Collection<AccountId> ids) {
        return accounts.lock(ids);
    }

    @Transactional(readOnly = true)
    public Optional<Account> account(AccountId id) {
        return accounts.find(id);
    }

    /**
     * An account as what was booked before a moment has left it.
     *
     * @param at what was booked at this very moment does not count
     * @return empty if the account was not open before
     */
    @Transactional(readOnly = true)
    public Optional<Account> account(AccountId id, Instant at) {
        return accounts.findAt(id, at);
    }

    /**
     * A page of customers' accounts by id.
     *
     * @param owner only those of this customer; null for all
     */
    @Transactional(readOnly = true)
    public Page<Account> list(@Nullable String owner, Limit limit, @Nullable String cursor) {
        List<Account> found = accounts.list(owner, Cursor.readText(cursor), limit.andOneMore());
        return Page.of(found, limit, account -> List.of(account.id().value()));
    }

    /** A customer's accounts by id. */
    @Transactional(readOnly = true)
    public List<Account> accountsOf(String owner) {
        return accounts.of(owner);
    }

    /** The hold under a key, also if it has ended. */
    @Transactional(readOnly = true)
    public Optional<Hold> hold(String key) {
        return transfers.hold(key);
    }

    /** What is and was held for something, oldest first, also what has ended. */
    @Transactional(readOnly = true)
    public List<Hold> holds(String reference) {
        return transfers.holds(reference);
    }

    /** What is still held for something, oldest first. */
    @Transactional(readOnly = true)
    public List<Hold> openHolds(String reference) {
        return transfers.openHolds(reference);
    }

    /** How much is still held for something, in one currency. */
    @Transactional(readOnly = true)
    public Money held(String reference, String currency) {
        return transfers.openHolds(reference).stream().map(Hold::remaining).reduce(Money.zero(currency), Money::plus);
    }

    private Hold require(String holdKey) {
        return transfers.hold(holdKey).orElseThrow(() -> new IllegalStateException("there is no hold " + holdKey));
    }
}
