/**
 * Returns and exchanges (退换货): the customer of an order asks to give delivered goods back; the table {@code return-policy} says whether that is
 * allowed, who pays for sending them and what is kept for restocking; the goods arrive, are inspected, go where they belong, and are refunded or
 * replaced.
 *
 * <p><b>States.</b> {@code REQUESTED}, {@code IN_REVIEW} where a person decides, {@code AUTHORISED} until the goods arrive, {@code RECEIVED} until they are
 * inspected, {@code INSPECTED}, {@code STOCKED}, {@code COMPLETED}; {@code REFUSED} by the rules or a person, {@code WITHDRAWN} by the customer until the
 * goods have arrived, {@code LAPSED} where they were not sent in time.
 *
 * <p><b>What may be returned</b> was delivered, accepted and settled, has not come back and is not on its way back: what open returns are about counts on
 * the order's line as {@code coming_back}, which the database adds up ({@link dev.baton.order.OrderReturns}). A return arrives once; what does not come
 * with it may be asked for again.
 *
 * <p><b>Stock.</b> What has arrived leaves the customer's own location, as far as our books have it there, and enters the one that it was sent from: to
 * be sold again, set apart or scrapped, as the inspector says. What is rejected is set apart for its customer, stays on its order and is not refunded.
 *
 * <p><b>SAP</b> is told of what the manufacturer sold by whoever knows it ({@link dev.baton.returns.ReturnsInSap}), before anything moves.
 *
 * <p><b>Money</b> goes back exactly and the way it came ({@link dev.baton.settlement.credit}). Of an exchange it stays on the accounts that paid, and what
 * comes in the place of the goods is an order of its own, under the customer's reference with {@code -X}: the same product costs what it has cost, another one what it
 * costs today, and policies apply as to any order, so that a difference in price is charged or left over by itself. Where
 * too little has arrived for anything to come in its place, it is refunded as any return. Where an account is too short to give the refund, finance is asked.
 *
 * <p><b>A lost process</b> is noticed, and another one takes the return on: it goes the same way, is told again what the first one was told, and what was
 * done stays done.
 *
 * <p><b>Locks:</b> the order's fence, the return, then as {@link dev.baton.settlement.credit} says, the order's row last; who asks for a return locks the
 * order's row only. Movements of stock are transactions of their own.
 *
 * <p><b>Held by the database:</b> no more is returned, or asked for, than was delivered; no more arrives than was authorised; which times go with which
 * state; what has ended stays; a completed task decides once.
 *
 * <p>Process: {@code return-order}. Tables: {@code return_order}, {@code return_line}, {@code return_verdict}; the sequence {@code return_number}; read are
 * also {@code order_line}, {@code consignment} and {@code settlement_line}. Job types: {@code return-gather}, {@code return-record-policy},
 * {@code return-record-approval}, {@code return-lapse}, {@code return-prepare-inspection}, {@code return-record-inspection}, {@code return-remind},
 * {@code return-move-stock}, {@code return-settle}. Messages: {@code return-requested}, {@code return-received}, {@code return-inspected},
 * {@code return-withdrawn}.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"platform", "product", "customer", "order", "inventory",
        "inventory :: location",
        "allocation", "settlement :: credit"})
package dev.baton.returns;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
