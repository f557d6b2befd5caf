package dev.baton.payment.online;

import dev.baton.ledger.AccountClosing;
import dev.baton.ledger.AccountId;
import dev.baton.ledger.AccountKind;
import dev.baton.ledger.AccountStatus;
import dev.baton.ledger.Ledger;
import dev.baton.order.Channel;
import dev.baton.payment.online.OnlinePayment.Status;
import dev.baton.payment.online.OnlinePayment.Sums;
import dev.baton.payment.online.Payers.Payer;
import dev.baton.platform.engine.Decided;
import dev.baton.platform.engine.RuleRecords;
import dev.baton.platform.fence.OrderFence;
import dev.baton.platform.fence.OrderId;
import dev.baton.platform.ids.Ids;
import dev.baton.platform.paging.Cursor;
import dev.baton.platform.paging.Limit;
import dev.baton.platform.paging.Page;
import dev.baton.platform.problem.ConflictException;
import dev.baton.platform.problem.NotFoundException;
import dev.baton.platform.problem.RefusedException;
import dev.baton.platform.security.Caller;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Payments through institutions. What is asked for here is on disk when the call returns; the institution is asked at once after the
 * commit, beside the caller, and for as long as it takes.
 */
@Service
@Transactional
public class OnlinePayments {

    /** Who asks that the money of a closed order goes back. */
    static final String ORDER_CLOSED = "order closed";

    private final Payers payers;
    private final Routes routes;
    private final StoredPayments payments;
    private final PaymentRequests requests;
    private final PaymentIntents intents;
    private final OrderFence fence;
    private final Ledger ledger;
    private final RuleRecords rules;
    private final Clock clock;

    OnlinePayments(
            Payers payers,
            Routes routes,
            StoredPayments payments,
            PaymentRequests requests,
            PaymentIntents intents,
            OrderFence fence,
            Ledger ledger,
            RuleRecords rules,
            Clock clock) {
        this.payers = payers;
        this.routes = routes;
        this.payments = payments;
        this.requests = requests;
        this.intents = intents;
        this.fence = fence;
        this.ledger = ledger;
        this.rules = rules;
        this.clock = clock;
    }

    /** A payment that may be made, and the way that it would go. */
    public record Routed(
            NewPayment wish,
            AccountId account,
            String ruleId,
            String reason,
            String institution,
            Decided decided) {}

    /**
     * Chooses the institution for a payment; asks the engine, and belongs outside of any transaction.
     *
     * @throws RefusedException (422) if the caller sees no such account or order, it takes no such payment, or no rule chooses an institution
     * @throws ConflictException (409) if the order does not wait for money
     * @throws dev.baton.platform.fence.OrderClosedException (409) if the order is closed
     */
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    public Routed route(NewPayment wish, Caller caller) {
        Payer payer = payers.of(wish, caller);
        Route route = routes.choose(payer.channel(), wish.amount());
        AccountId account = AccountId.of(payer.customer(), AccountKind.PREPAID, wish.amount().currency());
        return new Routed(wish, account, route.ruleId(), route.reason(), route.institution(), route.decided());
    }

    /**
     * Asks for a payment to be authorised, and captured if that is wished.
     *
     * @throws ConflictException (409) if another payment of the order is under way, or has paid it whole, or the account is closed
     * @throws dev.baton.platform.fence.OrderClosedException (409) if the order has been closed meanwhile
     */
    public OnlinePayment open(Routed routed, Caller caller) {
        NewPayment wish = routed.wish();
        OrderId order = wish.orderId();
        OnlinePayment payment = new OnlinePayment(Ids.next(), routed.account(), order, routed.institution(), null,
                routed.ruleId(), routed.reason(), wish.amount(), wish.capture(), caller.name(), clock.instant(),
                Sums.none(wish.amount().currency()), Status.REQUESTED);
        if (order == null) {
            payments.add(payment);
        } else {
            fence.enter(order);
            addFor(order, payment, payers.of(wish, caller).customer());
        }
        if (ledger.lock(routed.account()).status() == AccountStatus.CLOSED) {
            throw new ConflictException("Account " + routed.account() + " is closed.");
        }
        rules.keep(payment.id().toString(), routed.decided());
        intents.authorise(payment);
        return payment;
    }

    @EventListener
    void on(AccountClosing event) {
        event.refuseFor(payments.underWay(event.account().id()).stream().map(id -> "payment " + id).toList());
    }

    /**
     * Asks for a capture.
     *
     * @param amount null for all that is left of the authorisation
     * @throws ConflictException (409) if less is left
     * @throws dev.baton.platform.fence.OrderClosedException (409) if the order is closed
     */
    public OnlinePayment capture(UUID id, @Nullable AskedAmount amount, Caller caller) {
        OrderId order = get(id, caller).orderId();
        if (order != null) {
            fence.enter(order);
        }
        OnlinePayment payment = payments.lock(id);
        intents.capture(payment, AskedAmount.of(amount, payment.uncaptured()), caller.name());
        return get(id, caller);
    }

    /**
     * Asks for what is left of an authorisation to be given back.
     *
     * @param amount null, or just what is left
     * @throws ConflictException (409) if nothing is left
     * @throws RefusedException (422) if only a part of it is meant
     */
    public OnlinePayment voidRest(UUID id, @Nullable AskedAmount amount, Caller caller) {
        get(id, caller);
        OnlinePayment payment = payments.lock(id);
        if (!AskedAmount.of(amount, payment.uncaptured()).equals(payment.uncaptured())) {
            throw new RefusedException("/amount",
                    "must be all that is left of the authorisation: " + payment.uncaptured());
        }
        intents.voidRest(payment, caller.name());
        return get(id, caller);
    }

    /**
     * Asks for a refund. What is to be refunded is set aside on the payer's account until then.
     *
     * @param amount null for all that was captured and not refunded
     * @throws ConflictException (409) if less was captured, or the account does not have it any more
     */
    public OnlinePayment refund(UUID id, @Nullable AskedAmount amount, Caller caller) {
        get(id, caller);
        OnlinePayment payment = payments.lock(id);
        intents.refund(payment, AskedAmount.of(amount, payment.refundable()), caller.name());
        return get(id, caller);
    }

    /** @throws NotFoundException if there is none that the caller sees */
    @Transactional(readOnly = true)
    public OnlinePayment get(UUID id, Caller caller) {
        return payments.find(id).filter(payment -> isOf(payment, caller))
                .orElseThrow(() -> new NotFoundException("payment " + id));
    }

    /** What institutions were asked for in these payments, oldest first. */
    @Transactional(readOnly = true)
    public List<PaymentRequest> requests(List<UUID> of) {
        return requests.of(of);
    }

    /**
     * The payments that the caller sees, newest first.
     *
     * @param channel of the orders that are paid; null for all, and for what is paid into accounts
     * @param open whether only those are wanted that an institution is still being asked about
     */
    @Transactional(readOnly = true)
    public Page<OnlinePayment> list(
            @Nullable String accountId,
            @Nullable Status status,
            @Nullable Channel channel,
            boolean open,
            Limit limit,
            @Nullable String cursor,
            Caller caller) {
        UUID before = Cursor.readNewestFirst(cursor);
        List<OnlinePayment> found =
                payments.list(caller.customerId(), accountId, status, channel, open, before, limit.andOneMore());
        return Page.of(found, limit, payment -> List.of(payment.id().toString()));
    }

    private void addFor(OrderId order, OnlinePayment payment, String payer) {
        String currency = payment.amount().currency();
        ledger.openAccount(payer, AccountKind.PREPAID, currency);
        if (!payments.add(payment)) {
            throw new ConflictException("Another payment of the order is under way.");
        }
        // only now: what was under way until a moment ago may have been captured since
        payers.requireOwing(order, payments.capturedFor(order, currency));
    }

    private boolean isOf(OnlinePayment payment, Caller caller) {
        return ledger.account(payment.accountId())
                .filter(account -> account.isSeenBy(caller))
                .isPresent();
    }
}
