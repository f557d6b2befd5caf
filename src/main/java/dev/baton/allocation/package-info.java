/**
 * Where an order's stock comes from, and who waits for it.
 *
 * <p><b>Sourcing.</b> All goods of an order come from one plant that has them all, or none is reserved. Of several plants
 * the one in the customer's region is taken, then the one that has most; the ranking is kept with the order as its
 * decision {@code sourcing}.
 *
 * <p><b>The queue.</b> An order for which no plant has everything waits. Those who wait are served in the order in which
 * they came: what an older one still misses is set aside at every plant before a younger one, or a new order, gets any.
 * So nobody is overtaken, and nobody starves.
 *
 * <p><b>Locks.</b> The queue has a lock of its own, an advisory one. An order that is to be served at once holds it
 * shared, so that these do not wait for each other; whoever joins, leaves or serves the queue, or brings stock to a
 * plant, holds it alone. It is taken before any stock is locked: {@link dev.baton.inventory.StockDemand} is where
 * inventory lets us. So a wake-up cannot be lost between looking for stock and joining the queue.
 *
 * <p><b>Expiry.</b> An order whose reservation is over before its sales order is asked for loses it, is {@code BACKORDERED}
 * and waits for stock anew, behind those who wait already. Its process is told by {@code reservation-expired}, or finds out
 * when it asks for the sales order, which confirms the reservation first.
 *
 * <p>Each distributor and retailer is given a location of its own when it is registered: {@code W-…} a warehouse,
 * {@code S-…} a store. That is where stock for it is in transit to.
 *
 * <p>Tables: {@code allocation_waiter}, {@code allocation_waiter_line}. Job types: {@code allocation-reserve},
 * {@code allocation-give-up}, {@code allocation-release}.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"platform", "product", "customer", "order",
        "inventory"})
package dev.baton.allocation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
