/**
 * Distribution: which distributor sells an order of a retailer or of a group-buy customer.
 *
 * <p>The rules rate the distributors that could: the table {@code order-distribution} for retailers, {@code group-buy-allocation} for group-buy
 * customers. All of its rows that match count; one that does not allow a distributor rules it out, and so does silence. An order of a
 * retailer is then offered to one after the other, the best first, until one takes it; group-buy customers' orders are the best one's without
 * asking. Where nobody is left an operator decides. A distributor takes an order once, whether through the API or in a task: the first
 * answer counts, and what is not answered in time goes to the next. How well a distributor answers counts in its rating once it was asked
 * so often that this says something.
 *
 * <p>Whoever takes an order sells it ({@link dev.baton.order.Order#sellerId()}): from then on its goods come from that distributor's
 * warehouses. The price stays what the customer was told. An order that is undone or starts over is not on offer any more.
 *
 * <p><b>Locks</b> are taken in this order: the order's fence, the offer, the order.
 *
 * <p>Tables: {@code distribution_candidate}, {@code order_offer}. Job types: {@code distribution-gather}, {@code distribution-rank},
 * {@code distribution-offer}, {@code distribution-record-answer}, {@code distribution-assign-best}, {@code distribution-record-choice}.
 */
@NullMarked
package dev.baton.allocation.distribution;

import org.jspecify.annotations.NullMarked;
