/**
 * The monthly close of stock (库存月结), and what moved in a month (进销存明细表): per product and location what there was, what came in,
 * went out and was adjusted, and what was left. Months are those of the business time zone.
 *
 * <p>Months are closed in their order. A closed month takes no movements; its balances are kept and are where the next month begins, so that
 * a report never reads more movements than there are since. A month that is not closed is reckoned when it is asked for.
 *
 * <p><b>Held by the database:</b> a balance adds up; a closed month and its balances are never changed and take no movement.
 *
 * <p>Tables: {@code stock_period}, {@code stock_period_balance}.
 */
@NullMarked
package dev.baton.inventory.period;

import org.jspecify.annotations.NullMarked;
