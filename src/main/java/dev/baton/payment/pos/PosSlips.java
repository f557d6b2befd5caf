package dev.baton.payment.pos;

import dev.baton.ledger.AccountId;
import dev.baton.ledger.AccountKind;
import dev.baton.ledger.HoldResult;
import dev.baton.ledger.Ledger;
import dev.baton.order.Order;
import dev.baton.order.OrderMoney;
import dev.baton.order.Orders;
import dev.baton.order.PaymentMethod;
import dev.baton.order.PaymentStatus;
import dev.baton.payment.OrderHold;
import dev.baton.payment.OrderPaid;
import dev.baton.payment.proof.Proof;
import dev.baton.payment.proof.Proofs;
import dev.baton.payment.proof.Proofs.Kind;
import dev.baton.platform.engine.ProcessCommands;
import dev.baton.platform.fence.OrderFence;
import dev.baton.platform.fence.OrderId;
import dev.baton.platform.ids.Ids;
import dev.baton.platform.problem.ConflictException;
import dev.baton.platform.problem.NotFoundException;
import dev.baton.platform.problem.RefusedException;
import dev.baton.platform.sql.Row;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Books card payments at delivery, for which orders were released on a promise. */
@Service
@Transactional
public class PosSlips {

    private final JdbcClient jdbc;
    private final Proofs proofs;
    private final Promises promises;
    private final OrderFence fence;
    private final Orders orders;
    private final OrderMoney orderMoney;
    private final Ledger ledger;
    private final ProcessCommands processes;
    private final ApplicationEventPublisher rooms;
    private final Clock clock;

    PosSlips(
            JdbcClient jdbc,
            Proofs proofs,
            Promises promises,
            OrderFence fence,
            Orders orders,
            OrderMoney orderMoney,
            Ledger ledger,
            ProcessCommands processes,
            ApplicationEventPublisher rooms,
            Clock clock) {
        this.jdbc = jdbc;
        this.proofs = proofs;
        this.promises = promises;
        this.fence = fence;
        this.orders = orders;
        this.orderMoney = orderMoney;
        this.ledger = ledger;
        this.processes = processes;
        this.rooms = rooms;
        this.clock = clock;
    }

    /**
     * Puts the money of a slip on the customer's prepaid account and holds it for the order, whose process is told; {@link OrderPaid} tells who
     * settles it. A slip over another amount is refused whole: it is corrected at the terminal, where the customer stands, rather than by us
     * afterwards.
     *
     * @throws NotFoundException (404) if there is no such order
     * @throws RefusedException (422) if the slip is over another amount or currency than was promised
     * @throws ConflictException (409) if the proof was used before, or the order expects none: it is paid, paid otherwise, may still
     *     change, or is being undone
     */
    public PosSlip enter(OrderId orderId, NewPosSlip slip, String enteredBy) {
        Order order = orders.find(orderId).orElseThrow(() -> new NotFoundException("order " + orderId));
        requireExpected(order);
        AccountId account = OrderHold.of(order).account();
        ledger.lock(account);
        OrderHold promised = promises.open(orderId)
                .orElseThrow(() -> new ConflictException("Order " + order.number() + " expects no card payment."));
        requireAmount(promised, slip);
        PosSlip booked = new PosSlip(Ids.next(), orderId, slip, enteredBy,
                clock.instant().truncatedTo(ChronoUnit.MICROS));
        proofs.use(Proof.ofSlip(slip.institution(), slip.terminal(), slip.reference()), Kind.POS_SLIP, booked.id());
        add(booked);
        ledger.transfer("pos-slip:" + booked.id(), AccountId.internal(AccountKind.BANK, order.currency()), account,
                slip.amount(), "card payment at delivery of order " + order.number(), slip.reference());
        hold(promised);
        keepPromise(promised, booked);
        return booked;
    }

    /** What was just paid, and no bonus: those are for money that a customer has paid in before. */
    private void hold(OrderHold promised) {
        HoldResult result = ledger.hold(promised.key(), promised.account(),
                AccountId.internal(AccountKind.CLEARING, promised.amount().currency()), promised.amount(),
                promised.reference());
        if (!(result instanceof HoldResult.Held)) {
            throw new IllegalStateException("what was paid for order " + promised.orderId() + " cannot be held");
        }
    }

    private void keepPromise(OrderHold promised, PosSlip booked) {
        OrderId orderId = booked.orderId();
        promises.keep(orderId, booked.enteredAt());
        orderMoney.recordPayment(orderId, PaymentStatus.HELD);
        orders.note(orderId, "payment.held", booked.enteredBy(), "Paid by card at delivery");
        processes.wake(orderId, promised.revision(), "money-held");
        rooms.publishEvent(new OrderPaid(orderId));
    }

    private static void requireAmount(OrderHold promised, NewPosSlip slip) {
        if (!promised.amount().equals(slip.amount())) {
            throw new RefusedException("/amount", "is not the " + promised.amount() + " "
                    + promised.amount().currency() + " that was promised");
        }
    }

    private void requireExpected(Order order) {
        if (order.paymentMethod() != PaymentMethod.POS) {
            throw new ConflictException("Order " + order.number() + " is paid by " + order.paymentMethod() + ".");
        }
        if (!fence.admits(order.id())) {
            throw new ConflictException("Order " + order.number() + " is being undone.");
        }
        if (order.status().isAmendable()) {
            throw new ConflictException("Order " + order.number() + " may still change.");
        }
    }

    private void add(PosSlip slip) {
        jdbc.sql("""
                INSERT INTO payment_pos_slip
                    (id, order_id, institution, terminal, reference, amount, currency, entered_by, entered_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(slip.id(), slip.orderId().value(), slip.slip().institution(), slip.slip().terminal(),
                        slip.slip().reference(), slip.amount().minor(), slip.amount().currency(), slip.enteredBy(),
                        Row.at(slip.enteredAt()))
                .update();
    }
}
