package dev.baton.settlement.share;

import dev.baton.ledger.Account;
import dev.baton.ledger.AccountId;
import dev.baton.ledger.AccountKind;
import dev.baton.ledger.AccountStatus;
import dev.baton.ledger.Ledger;
import dev.baton.ledger.Transfer;
import dev.baton.order.Order;
import dev.baton.order.PaymentMethod;
import dev.baton.payment.Grants;
import dev.baton.payment.Repayments;
import dev.baton.platform.money.Money;
import dev.baton.platform.problem.ConflictException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Takes the money of a refund from the shares, and brings it to who paid. The settlement of the order and its online payments are locked. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class RefundMoney {

    private final Ledger ledger;
    private final Grants grants;
    private final Repayments repayments;
    private final RefundTargets targets;

    RefundMoney(Ledger ledger, Grants grants, Repayments repayments, RefundTargets targets) {
        this.ledger = ledger;
        this.grants = grants;
        this.repayments = repayments;
        this.targets = targets;
    }

    /** Comes before any account is locked. */
    void lockPayments(Order order) {
        if (order.paymentMethod() == PaymentMethod.ONLINE) {
            repayments.lock(order.id());
        }
    }

    /**
     * @param sources what it is taken from; they come to the amount
     * @param way to which accounts it goes
     * @return what institutions are asked to pay back
     * @throws ConflictException (409) if a seller's account is too short or frozen, or the customer's is closed
     */
    Money giveBack(UUID refund, Order order, Money amount, List<Slice> sources, RefundWay way, String by) {
        AccountId prepaid = ledger.openAccount(order.customerId().value(), AccountKind.PREPAID, order.currency());
        List<AccountId> paidFrom = way.isAsPaid() ? targets.accounts(order) : List.of();
        List<Account> locked = ledger.lock(accounts(sources, prepaid, paidFrom));
        requireMoney(sources, prepaid, locked);
        List<Slice> reached = way.isAsPaid()
                ? targets.asPaid(refund, order, amount, prepaid, locked)
                : List.of(new Slice(prepaid, amount));
        ledger.linked(transfers(refund, order, sources, reached));
        Money paidBack = order.paymentMethod() == PaymentMethod.ONLINE && way != RefundWay.TO_ACCOUNTS
                ? repayments.payBack(order.id(), at(prepaid, reached, order.currency()), by)
                : Money.zero(order.currency());
        // who waits for a bonus stands in the queue of the prepaid account beside it
        grants.serve(prepaid);
        locked.stream().filter(account -> account.kind() == AccountKind.RECEIVABLE).map(Account::id)
                .forEach(grants::serve);
        return paidBack;
    }

    private static Money at(AccountId account, List<Slice> reached, String currency) {
        return reached.stream()
                .filter(slice -> slice.account().equals(account))
                .map(Slice::amount)
                .reduce(Money.zero(currency), Money::plus);
    }

    /** Lets what is taken flow to where it goes, the first to the first. */
    private static List<Transfer> transfers(UUID refund, Order order, List<Slice> sources, List<Slice> reached) {
        List<Transfer> all = new ArrayList<>();
        Iterator<Slice> next = reached.iterator();
        Slice to = next.next();
        for (Slice source : sources) {
            Money left = source.amount();
            while (left.isPositive()) {
                Money part = left.min(to.amount());
                all.add(new Transfer("refund:" + refund + ":" + (all.size() + 1), source.account(), to.account(), part,
                        "refund of order " + order.number(), order.id().toString()));
                left = left.minus(part);
                to = new Slice(to.account(), to.amount().minus(part));
                if (to.amount().isZero() && next.hasNext()) {
                    to = next.next();
                }
            }
        }
        return all;
    }

    private static List<AccountId> accounts(List<Slice> sources, AccountId prepaid, List<AccountId> paidFrom) {
        return Stream.of(Stream.of(prepaid), paidFrom.stream(), sources.stream().map(Slice::account))
                .flatMap(accounts -> accounts)
                .distinct()
                .toList();
    }

    private static void requireMoney(List<Slice> sources, AccountId prepaid, List<Account> locked) {
        Map<AccountId, Money> taken = new HashMap<>();
        sources.forEach(source -> taken.merge(source.account(), source.amount(), Money::plus));
        for (Account account : locked) {
            if (account.id().equals(prepaid) && account.status() == AccountStatus.CLOSED) {
                throw new ConflictException("Account " + prepaid + " is closed: nothing can be paid back to it.");
            }
            Money wanted = taken.getOrDefault(account.id(), Money.zero(account.currency()));
            if (wanted.isPositive() && account.available().compareTo(wanted) < 0) {
                throw new ConflictException(
                        "Account %s of the seller gives %s %s only, and its share of the refund is %s.".formatted(
                                account.id(), account.available(), account.currency(), wanted),
                        Map.of("account", account.id().value(), "available", account.available().toMajor(),
                                "wanted", wanted.toMajor()));
            }
        }
    }
}
