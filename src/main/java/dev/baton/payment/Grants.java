package dev.baton.payment;

import dev.baton.ledger.Account;
import dev.baton.ledger.AccountId;
import dev.baton.ledger.AccountKind;
import dev.baton.ledger.AccountReopened;
import dev.baton.ledger.HoldResult;
import dev.baton.ledger.Ledger;
import dev.baton.order.OrderMoney;
import dev.baton.platform.engine.ProcessCommands;
import dev.baton.platform.fence.OrderFence;
import dev.baton.platform.fence.OrderId;
import java.util.Optional;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Grants money to those who wait for it. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class Grants {

    private final Waiters waiters;
    private final Ledger ledger;
    private final OrderFence fence;
    private final OrderMoney orderMoney;
    private final CreditStops stops;
    private final Bonuses bonuses;
    private final ProcessCommands commands;

    Grants(
            Waiters waiters,
            Ledger ledger,
            OrderFence fence,
            OrderMoney orderMoney,
            CreditStops stops,
            Bonuses bonuses,
            ProcessCommands commands) {
        this.waiters = waiters;
        this.ledger = ledger;
        this.fence = fence;
        this.orderMoney = orderMoney;
        this.stops = stops;
        this.bonuses = bonuses;
        this.commands = commands;
    }

    @EventListener
    void on(AccountReopened event) {
        Account account = event.account();
        // who waits for a bonus stands in the queue of the prepaid account beside it
        serve(account.kind() == AccountKind.BONUS
                ? AccountId.of(String.valueOf(account.owner()), AccountKind.PREPAID, account.currency())
                : account.id());
    }

    /** Serves the queue of an account, oldest first, as far as its money goes and credit is given. The account is locked. */
    public void serve(AccountId account) {
        if (stops.stopped(account).isPresent()) {
            return;
        }
        for (Optional<Waiter> next = waiters.first(account); next.isPresent(); next = waiters.first(account)) {
            OrderHold wanted = next.get().wanted();
            // an order that is being undone would hold up those behind it
            if (fence.admits(wanted.orderId()) && !grant(wanted)) {
                return;
            }
            waiters.remove(wanted.orderId());
        }
    }

    /** Holds what an order needs and tells its process, unless the account is short. The account is locked. */
    boolean grant(OrderHold wanted) {
        if (!hold(wanted)) {
            return false;
        }
        OrderId orderId = wanted.orderId();
        mark(wanted);
        commands.wake(orderId, wanted.revision(), "money-held");
        return true;
    }

    /** Says on the order that this is held for it. */
    void mark(OrderHold held) {
        switch (held.part()) {
            case TOTAL -> orderMoney.markHeld(held.orderId());
            case DEPOSIT -> orderMoney.markDepositHeld(held.orderId(), held.amount());
            case REST -> orderMoney.markRestHeld(held.orderId());
        }
    }

    /** Holds what an order needs, unless the account is short. The account is locked. */
    boolean hold(OrderHold wanted) {
        return hold(wanted, ledger.lock(wanted.account()));
    }

    /** The same, on the account as it was locked. */
    boolean hold(OrderHold wanted, Account account) {
        HoldResult result = ledger.hold(wanted.key(), bonuses.before(account),
                AccountId.internal(AccountKind.CLEARING, wanted.amount().currency()), wanted.amount(),
                wanted.reference());
        return result instanceof HoldResult.Held;
    }
}
