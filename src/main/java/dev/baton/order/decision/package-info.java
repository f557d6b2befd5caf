/**
 * What was decided about orders, by rules, by parts of Baton or by people: on which inputs, with which results, and by which version of the
 * rules, so that it can be explained later. Knows an order by its id only.
 *
 * <p>What holds here:
 * <ul>
 * <li>A decision is noted once per revision of its order for the same inputs and results, however often it is delivered.
 * <li>It is never changed or deleted.
 * </ul>
 *
 * <p>Tables: {@code order_decision}.
 */
@NullMarked
package dev.baton.order.decision;

import org.jspecify.annotations.NullMarked;
