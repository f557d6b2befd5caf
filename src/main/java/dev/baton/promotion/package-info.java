/**
 * Promotion: which policies an order's prices get, and what they come to.
 *
 * <p>The table {@code promotion} names policies; the amounts are reckoned here, to the minor unit. For each line its line policies come
 * first, one after the other, each on what the ones before it left; then the order policies, likewise on what is left of all goods, each
 * shared over the lines by largest remainder, so that the lines always add up to the total. Within either, the highest priority comes
 * first and an exclusive policy is the last. Freight is a line of its own that no policy reduces; of several the lowest is charged.
 *
 * <p><b>Amended orders.</b> A policy is applied anew, unless the table says that it is kept: then what stays of each product keeps what the
 * policy took off it, in proportion to the quantity and never more than there is, and what is new gets nothing of it. A percentage of lines
 * that is still named comes to the same either way. What is kept comes first at its level.
 *
 * <p>What the table {@code order-check} found is weighed at the same step: a hard fault rules the order out before it is priced, a soft
 * one is kept for the review. Results that are incomplete are a fault of the rules, not of the order: the job fails and nobody is
 * priced by half a rule.
 *
 * <p>A coupon is a code that the rules know and that is valid for a time; unknown ones are refused when the order comes in.
 *
 * <p>Table: {@code coupon}. Job type: {@code promotion-price}. The policies applied to an order are kept with it.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"platform", "product", "product :: price", "customer", "order"})
package dev.baton.promotion;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
