/**
 * The terms on which orders are cancelled: {@code dmn/cancellation.dmn} says whether, by whom and at which fee.
 *
 * <p>What holds here:
 * <ul>
 * <li>The table is asked in its latest version: what was agreed when the order came in is about its goods, not about giving them up. All rows that
 * match count; one that refuses wins, of the others the highest fee. No match is a refusal.
 * <li>What it was asked and what it said stays readable among the order's decisions, refusals too.
 * <li>The fee is at most what is held for the order at that moment. Behind the closed fence nothing is held any more, so that it is what is kept.
 * Nothing is kept of what is bought on credit: nothing was paid that it could be kept of.
 * <li>The terms are noted once, with the cancellation, and never change.
 * <li>A wait of the process that ends at its deadline is asked about too, as {@code DEADLINE}, and a review that rejects as {@code REVIEWER}, but only
 * for the fee: their process cannot go on, so that a refusal there costs nothing and changes nothing. The table is not asked where nobody has called the
 * order off: a fault that the check found, a campaign that was missed, no distributor that takes it, SAP's refusal. Of those no fee is kept.
 * </ul>
 *
 * <p>Rooms above say what the order room cannot know: {@link dev.baton.order.cancellation.HeldMoney},
 * {@link dev.baton.order.cancellation.CarrierBookings}.
 *
 * <p>Table: {@code order_cancellation}.
 */
@NullMarked
@NamedInterface("cancellation")
package dev.baton.order.cancellation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
