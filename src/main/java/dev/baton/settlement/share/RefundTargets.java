package dev.baton.settlement.share;

import dev.baton.ledger.Account;
import dev.baton.ledger.AccountId;
import dev.baton.ledger.AccountKind;
import dev.baton.ledger.AccountStatus;
import dev.baton.ledger.Ledger;
import dev.baton.order.Order;
import dev.baton.payment.InvoiceCredits;
import dev.baton.platform.money.Money;
import dev.baton.platform.sql.Columns;
import dev.baton.platform.sql.Row;
import java.math.BigInteger;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * To which accounts refunded money goes that goes back the way it came: each bonus gets its part of what was paid, of a sale on credit the
 * open items become less, and so does what was given up of them, and the rest is the customer's prepaid money.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class RefundTargets {

    private final Ledger ledger;
    private final InvoiceCredits invoices;
    private final JdbcClient jdbc;

    RefundTargets(Ledger ledger, InvoiceCredits invoices, JdbcClient jdbc) {
        this.ledger = ledger;
        this.invoices = invoices;
        this.jdbc = jdbc;
    }

    /** The accounts from which an order was paid. */
    List<AccountId> accounts(Order order) {
        return List.copyOf(paid(order).keySet());
    }

    /**
     * Where a refund goes. What was owed for the order is credited; the accounts are locked.
     *
     * @param locked the accounts, among others
     */
    List<Slice> asPaid(UUID refund, Order order, Money amount, AccountId prepaid, List<Account> locked) {
        Map<AccountId, Account> byId = locked.stream().collect(Collectors.toMap(Account::id, account -> account));
        Map<AccountId, Money> reached = new LinkedHashMap<>();
        Money left = amount.minus(toBonuses(order, amount, byId, reached));
        left = left.minus(toOpenItems(refund, order, left, byId.values(), reached));
        if (left.isPositive()) {
            reached.merge(prepaid, left, Money::plus);
        }
        List<Slice> slices = reached.entrySet().stream().map(to -> new Slice(to.getKey(), to.getValue())).toList();
        keep(refund, slices);
        return slices;
    }

    /** What was paid of an order from each account. */
    private Map<AccountId, Money> paid(Order order) {
        Map<AccountId, Money> paid = new LinkedHashMap<>();
        ledger.holds(order.id().toString()).stream()
                .filter(hold -> hold.posted().isPositive())
                .forEach(hold -> paid.merge(hold.account(), hold.posted(), Money::plus));
        return paid;
    }

    /** What of all that was refunded so far, and now, is a bonus's, is rounded down: so that none gets more than was paid from it. */
    private Money toBonuses(
            Order order,
            Money amount,
            Map<AccountId, Account> accounts,
            Map<AccountId, Money> reached) {
        Map<AccountId, Money> paid = paid(order);
        Map<AccountId, Money> before = reachedBefore(order);
        Money whole = sum(paid.values(), order.currency());
        Money refunded = sum(before.values(), order.currency()).plus(amount).min(whole);
        Money given = Money.zero(order.currency());
        for (Map.Entry<AccountId, Money> from : paid.entrySet()) {
            Account account = accounts.get(from.getKey());
            if (account == null || account.kind() != AccountKind.BONUS || account.status() == AccountStatus.CLOSED) {
                continue;
            }
            Money due = part(from.getValue(), refunded, whole)
                    .minus(before.getOrDefault(from.getKey(), Money.zero(order.currency())))
                    .min(amount.minus(given));
            if (due.isPositive()) {
                reached.merge(from.getKey(), due, Money::plus);
                given = given.plus(due);
            }
        }
        return given;
    }

    private static Money part(Money of, Money refunded, Money whole) {
        return new Money(BigInteger.valueOf(of.minor()).multiply(BigInteger.valueOf(refunded.minor()))
                .divide(BigInteger.valueOf(whole.minor())).longValueExact(), of.currency());
    }

    private Money toOpenItems(
            UUID refund,
            Order order,
            Money amount,
            Collection<Account> locked,
            Map<AccountId, Money> reached) {
        Money left = amount;
        for (Account account : locked) {
            if (account.kind() == AccountKind.RECEIVABLE) {
                InvoiceCredits.Credited credited =
                        invoices.credit(order.id(), account.id(), left, "refund:" + refund);
                AccountId badDebt = AccountId.internal(AccountKind.BAD_DEBT, left.currency());
                reach(reached, account.id(), credited.owed());
                reach(reached, badDebt, credited.redeemed());
                left = left.minus(credited.owed()).minus(credited.redeemed());
            }
        }
        return amount.minus(left);
    }

    private static void reach(Map<AccountId, Money> reached, AccountId account, Money amount) {
        if (amount.isPositive()) {
            reached.merge(account, amount, Money::plus);
        }
    }

    private static Money sum(Collection<Money> amounts, String currency) {
        return amounts.stream().reduce(Money.zero(currency), Money::plus);
    }

    private Map<AccountId, Money> reachedBefore(Order order) {
        return jdbc.sql("""
                SELECT t.account, sum(t.amount)::bigint AS amount FROM settlement_refund_target t
                JOIN settlement_refund r ON r.id = t.refund_id WHERE r.order_id = ? GROUP BY t.account""")
                .param(order.id().value())
                .query(Row.as(row -> new Slice(new AccountId(row.text("account")),
                        row.money("amount", order.currency()))))
                .list()
                .stream()
                .collect(Collectors.toMap(Slice::account, Slice::amount));
    }

    /** The refund itself is stored in the same transaction, later. */
    private void keep(UUID refund, List<Slice> slices) {
        jdbc.sql("""
                INSERT INTO settlement_refund_target (refund_id, account, amount)
                SELECT ?, target.* FROM unnest(?::text[], ?::bigint[]) AS target""")
                .params(refund, Columns.of(slices, Slice::account), Columns.of(slices, slice -> slice.amount().minor()))
                .update();
    }
}
