/**
 * What a cancellation would undo: the money that is given back and kept, by account and by payment, the stock that is free again, and the documents
 * that are reversed. The undoing steps of {@code order-closing} read the same tables, so that they do exactly this, unless the order moves on first.
 *
 * <p>A coupon is not in it: it is valid for a time and not for a number of orders, so that none is used up. Points are not spent on orders.
 *
 * <p>Tables: none of its own.
 */
@NullMarked
package dev.baton.operations.cancellation;

import org.jspecify.annotations.NullMarked;
