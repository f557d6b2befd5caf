/**
 * Money for orders: it is held when an order is priced, waited for when the account is short, and given back when the
 * order is undone.
 *
 * <p><b>The queue.</b> Orders that wait for money stand in a queue per account. Everything that joins or leaves the queue,
 * or moves the account's money, holds the account's lock, so that the oldest is served first, nobody overtakes and no
 * wake-up is lost: whoever brings money grants it in the same transaction, and the message to the process only tells what
 * was granted. A new order queues behind those who wait, also if there would be enough for it alone. An order that is
 * being undone holds no place.
 *
 * <p><b>Amended orders.</b> A hold belongs to a revision of its order. An order that is undone to start over keeps its hold; when it comes
 * again, its old hold is voided and the new one made under one lock; what costs no more than before does not queue. What a consumer has
 * paid beyond the new total goes back to who paid. Should a cancellation overtake the restart, what was kept is given back as the order ends.
 *
 * <p><b>Pre-orders</b> hold a deposit first, {@link dev.baton.payment.Dues} tells which. Before such an order is sold the rest is held too, by a hold
 * of its own beside the first, all of it or nothing; if it is short the order waits for it as for any money, while its stock stays
 * reserved. Undoing gives both back.
 *
 * <p><b>Cancelled orders.</b> What the rules let be kept of an order's money ({@link dev.baton.order.cancellation}) is posted, with its tax, in the
 * transaction that gives back the rest: so it is kept once, and never more than was held.
 *
 * <p><b>Consumers</b> have no business with an account: what they paid online for an order that is undone goes back to who paid, set aside in the
 * transaction that voids the hold ({@link dev.baton.payment.PaymentReturns}). So does what is not charged of an order that goes on.
 *
 * <p><b>Bonuses</b> are spent before a customer's own money, the one that expires first first; what is left of an expired one goes back to us.
 *
 * <p><b>Locks</b> are taken in this order: the order's fence, its online payments, the account, then whoever waits: fence
 * (shared), order.
 *
 * <p><b>Given back after it was settled</b> is what {@link dev.baton.payment.Repayments} asks institutions to pay back: who refunds an order puts the
 * money on the account of who paid first.
 *
 * <p><b>Beside it</b>, each in a package of its own: {@link dev.baton.payment.online online payment}, {@link dev.baton.payment.voucher vouchers},
 * {@link dev.baton.payment.pos card payment at delivery}, {@link dev.baton.payment.credit sales on credit}, the
 * {@link dev.baton.payment.proof proofs} that some of them take, and {@link dev.baton.payment.reconciliation bank reconciliation}, which
 * explains by all of them what the bank says.
 *
 * <p>Tables: {@code payment_waiter}. Job types: {@code payment-hold}, {@code payment-hold-rest}, {@code payment-give-up},
 * {@code payment-void}.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"platform", "customer", "order", "order :: cancellation", "ledger"})
package dev.baton.payment;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
