/**
 * Group-buy campaigns (团购): so much of a product has to be ordered and paid by a deadline, or none of it is delivered and everybody gets the
 * money back.
 *
 * <p><b>Taking part.</b> An order of the channel {@code GROUP_BUY} names a campaign when it comes in, while that is open, and counts with what it
 * orders of the campaign's product. Where a campaign has a maximum, whatever is ordered and not cancelled counts towards it, paid or not. An
 * order that takes part is not amended: it is cancelled and ordered anew. Orders come in behind a shared lock of the campaign, beside each other;
 * one of a campaign with a maximum takes its part of that, behind the lock for itself, and gives it back when it leaves while the campaign is open.
 *
 * <p><b>The decision</b> is made once, in one transaction: what is paid, that is held, by the end and not cancelled is counted against the minimum. A
 * participant's money is held behind a shared lock of the campaign, the decision takes that for itself: so what was paid before is counted, and
 * whatever is paid later finds the campaign decided. All participants go the way of their campaign, counted or not: who pays after a campaign was
 * missed is refunded, who pays after it was reached gets the goods too, although the order did not count.
 *
 * <p><b>Telling.</b> The decision sends a message to each participant that has paid; the job after it, and the timer beside it, read the campaign
 * as it stands and decide it where it is over and nobody has. A campaign whose process is lost is decided by those, or by the sweep.
 *
 * <p><b>Money.</b> A participant of a campaign that was missed or cancelled is closed as any other order, and what its customer has paid goes back
 * through the institution ({@link dev.baton.payment}). Nothing of that is done here.
 *
 * <p><b>Locks.</b> The campaign's row comes last: behind the fence and the row of an order, a payment and an account. Who holds it locks nothing else;
 * whoever leaves locks it when all else is done.
 *
 * <p><b>Held by the database:</b> a campaign is decided once, by the quantity that was counted, and not before its end; who takes part stays; while
 * it is open not more is taken than its maximum.
 *
 * <p>Process: {@code campaign}; orders wait in {@code group-buy-order}. Tables: {@code campaign}, {@code campaign_order}. Job types:
 * {@code campaign-decide}, {@code campaign-await}. Messages: {@code campaign-opened}, {@code campaign-cancelled}, {@code campaign-ended}.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"platform", "product", "order"})
package dev.baton.campaign;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
