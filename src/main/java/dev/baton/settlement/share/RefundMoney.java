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

    RefundMoney(Ledger ledger, Grants grants, Repayments repayments) {
        this.ledger = ledger;
        this.grants = grants;
        this.repayments = repayments;
    }

    /** Comes before any account is locked. */
    void lockPayments(Order order) {
        if (order.paymentMethod() == PaymentMethod.ONLINE) {
            repayments.lock(order.id());
        }
    }

    /**
     * @return what institutions are asked to pay back
     * @throws ConflictException (409) if a seller's account is too short or frozen, or the customer's is closed
     */
    Money giveBack(UUID refund, Order order, Money amount, List<ClawBack> clawBacks, String by) {
        AccountId prepaid = ledger.openAccount(order.customerId().value(), AccountKind.PREPAID, order.currency());
        List<Transfer> transfers = transfers(refund, order, prepaid, clawBacks);
        requireMoney(transfers, prepaid, ledger.lock(accounts(transfers, prepaid)));
        ledger.linked(transfers);
        Money paidBack = order.paymentMethod() == PaymentMethod.ONLINE
                ? repayments.payBack(order.id(), amount, by)
                : Money.zero(order.currency());
        grants.serve(prepaid);
        return paidBack;
    }

    private static List<Transfer> transfers(UUID refund, Order order, AccountId prepaid, List<ClawBack> clawBacks) {
        List<Transfer> all = new ArrayList<>();
        for (ClawBack back : clawBacks) {
            for (Share.Slice slice : back.sources()) {
                all.add(new Transfer("refund:" + refund + ":" + (all.size() + 1), slice.account(), prepaid,
                        slice.amount(), "refund of order " + order.number(), order.id().toString()));
            }
        }
        return all;
    }

    private static List<AccountId> accounts(List<Transfer> transfers, AccountId prepaid) {
        return Stream.concat(Stream.of(prepaid), transfers.stream().map(Transfer::debit)).toList();
    }

    private static void requireMoney(List<Transfer> transfers, AccountId prepaid, List<Account> locked) {
        Map<AccountId, Money> taken = new HashMap<>();
        transfers.forEach(transfer -> taken.merge(transfer.debit(), transfer.amount(), Money::plus));
        for (Account account : locked) {
            if (account.id().equals(prepaid) && account.status() == AccountStatus.CLOSED) {
                throw new ConflictException("Account " + prepaid + " is closed: nothing can be paid back to it.");
            }
            Money wanted = taken.getOrDefault(account.id(), Money.zero(account.currency()));
            if (account.available().compareTo(wanted) < 0) {
                throw new ConflictException(
                        "Account %s of the seller gives %s %s only, and its share of the refund is %s.".formatted(
                                account.id(), account.available(), account.currency(), wanted),
                        Map.of("account", account.id().value(), "available", account.available().toMajor(),
                                "wanted", wanted.toMajor()));
            }
        }
    }
}
