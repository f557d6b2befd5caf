/**
 * Substitution (库存少于订单量, 推荐新品代替): where stock is short for an order, the customer is offered other products in place of what is
 * missing, with the difference in price, and accepts or declines. The order goes on either way.
 *
 * <p>The table {@code substitution} names candidates; taken is the first that is listed, within its price band, not too dear and
 * there at once beside all that is set aside for others. Nothing is reserved for a proposal. The new total is what
 * the order costs with its lines replaced, at the prices and rules of its start, and is asked for again when the customer accepts: whoever accepts pays what
 * was said, but for prices of substitutes that change in the moments until the order is amended.
 *
 * <p><b>Accepting</b> amends the order in the same transaction: it is undone and starts over as its next revision, with the substitutes on
 * its lines. <b>Declining</b> leaves no more than the record. What nobody decides lapses; what the order has outrun is withdrawn: it has got its
 * stock, is cancelled or was amended otherwise.
 *
 * <p><b>A lost process</b> leaves a proposal open, since the order waits by a process of its own: a sweep lets it lapse.
 *
 * <p><b>Locks.</b> A decision holds the order's fence alone, and only then the order's and the proposal's row; so of a decision, a grant of
 * stock, a cancellation and a deadline one wins, and the others see it.
 *
 * <p><b>Held by the database:</b> one proposal for each revision of an order, one open proposal for an order; what is decided is never
 * changed.
 *
 * <p>Process: {@code substitution}. Tables: {@code substitution_proposal}, {@code substitution_line}. Job types:
 * {@code substitution-gather}, {@code substitution-propose}, {@code substitution-settle}. It knows promotion for the quote and allocation
 * for the stock, and therefore lives above both.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"platform", "product", "customer", "order", "inventory", "promotion",
        "allocation"})
package dev.baton.substitution;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
