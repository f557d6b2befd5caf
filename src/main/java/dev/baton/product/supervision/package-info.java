/**
 * Price supervision: a price that leaves the band of its product, in a price list or in what a distributor lists, is judged by the table
 * {@code price-supervision}. It is in force at once, is refused, or waits for a person in the process {@code price-supervision}.
 *
 * <p>What holds here:
 * <ul>
 * <li>While a price waits, what was in force before stays in force.
 * <li>Of one product in one list, or of one seller, one price waits at most: a later one takes its place, whether that waits or not.
 * <li>Nobody approves what they proposed: the database refuses it. Who cannot be told apart approves nothing.
 * <li>What the table answered is kept, also where it refused.
 * </ul>
 *
 * <p>Whoever keeps prices puts an approved one in force when it hears of {@link dev.baton.product.supervision.PriceApproved}, in the same
 * transaction.
 *
 * <p><b>Locks:</b> the subject (an advisory lock, so that one price at a time comes for it), then the proposal, then the price itself.
 *
 * <p>Tables: {@code price_proposal}, {@code price_proposal_verdict}. Job type: {@code price-record-verdict}. The process starts with the message
 * {@code price-proposed}, and {@code price-superseded} ends it. Outgoing event: {@code price.reviewed}.
 */
@NullMarked
package dev.baton.product.supervision;

import org.jspecify.annotations.NullMarked;
