/**
 * Risk: how remarkable an order is, by what its customer did lately (风险监控与预警).
 *
 * <p>Facts about the orders and online payments of the customer, and never the addresses themselves, only how many there are, are put to the table
 * {@code risk} by the order's process. All rows that match count: their points are the score, and the strictest outcome wins. {@code PASS} changes
 * nothing; {@code REVIEW} and {@code HOLD} make a person look in the order's review, {@code HOLD} those of the group that its rows name. No match is
 * {@code REVIEW}, never {@code PASS}.
 *
 * <p>What holds here:
 * <ul>
 * <li>The risk of each revision of an order is decided once, with its review and in the same transaction, and never changed.
 * <li>It is kept with what was asked, which rows matched and in which version of the table, as every decision about an order.
 * <li>Whatever is not let pass stands in the order's timeline and is told to subscribers as {@code order.risk-raised}, once.
 * </ul>
 *
 * <p><b>Facts are cheap.</b> They are read in one statement, also from tables of the orders, customers and payments, since every order waits for them.
 * Of a customer's orders no more than the last hundred are looked at: counts of orders and addresses stop there.
 *
 * <p>Table: {@code order_risk}. Rules: {@code risk}. Job types: none; the facts come with those of the review.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"platform", "customer", "order"})
package dev.baton.risk;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
