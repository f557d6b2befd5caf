/**
 * Where an order's stock comes from, and who waits for it.
 *
 * <p><b>Consignments.</b> What is reserved for an order at one location is a consignment of its own: reserved under the consignment's
 * id, shipped, delivered and settled as one. It takes its share of the worth of the order's lines along; however often a line is
 * divided, its portions add up to it to the minor unit.
 *
 * <p><b>Pools.</b> An order is served from the stock of whoever sells it: the manufacturer's plants, or the warehouses of a distributor
 * ({@link dev.baton.inventory.location.StockPool}). Each pool has a queue of its own, and whoever waits at one is never served from another;
 * which distributor sells an order is found in {@link dev.baton.allocation.distribution}.
 *
 * <p><b>Refused goods.</b> What a customer does not accept when it arrives stays with its consignment, with what it is worth.
 *
 * <p><b>Sourcing.</b> The table {@code sourcing} decides once for an order whether all of it has to be there, from how many locations
 * it may come and which are preferred. That is kept here, since stock is granted in transactions that cannot ask a rule. Fewer locations
 * beat more; the ranking, and why each was taken or not, is kept with the order as its decision {@code sourcing}.
 *
 * <p><b>The queue.</b> An order for which there is not enough waits. Those who wait are served by rank: by when they began to wait, less
 * the head start that the table {@code backorder-priority} gives them, which has an upper bound. What one ahead still misses is set aside
 * at every location of its pool before one behind, or a new order, gets any. So nobody is overtaken by one who came later than the longest head start,
 * and nobody starves. Those for whom nothing is left are not looked at, so that whoever joins a long queue for what is not there does not
 * keep the others. Until the table was asked an order has no head start; the rest of it keeps the rank of the whole. A wait has an id of
 * its own, under which its process is told of its end; what it has come to can be asked for however late.
 *
 * <p><b>Choices.</b> While it waits, a customer may put the deadline off, take what there is, or do without what is missing
 * ({@link dev.baton.allocation.BackorderChoices}). Each is taken under the order's fence and the lock of the queue. Only the cancellation
 * of a whole order, which closes the fence, follows in a transaction of its own: nobody closes a fence while holding the queue.
 *
 * <p><b>Promises.</b> Those who wait are promised the day on which what is on hand and planned covers them, after those ahead
 * ({@link dev.baton.allocation.StockPromises}). The plan is told from above; a promise reserves nothing.
 *
 * <p><b>Ring fences.</b> What is set aside for a channel is given to that channel only, at once and from the queue.
 *
 * <p><b>Pre-orders</b> wait in the same queue, under the status {@code PRE_ORDERED} until all of their goods are released, and give up as long
 * after that as others do after they came. A change of a release date moves the deadlines of those that wait, in the transaction that
 * changes it; {@link dev.baton.allocation.ReleaseSweep} notices that a date has come.
 *
 * <p><b>Locks.</b> The queue of each pool has a lock of its own, an advisory one ({@link dev.baton.allocation.PoolLocks}). An order that is to be served at once holds it
 * shared, so that these do not wait for each other; whoever joins, leaves or serves the queue, or brings stock to one of the pool's
 * locations, holds it alone. What has to do with several pools, such as a transfer, locks all of them at once, and nothing before. The lock is
 * taken before consignments, and they before any stock is locked: {@link dev.baton.inventory.StockDemand} is where inventory lets us. So a
 * wake-up cannot be lost between looking for stock and joining the queue.
 *
 * <p><b>Expiry.</b> An order whose reservation is over before its sales order is asked for loses it, is {@code BACKORDERED}
 * and waits for stock anew, behind those who wait already. Its process is told by {@code reservation-expired}, or finds out
 * when it asks for the sales order, which confirms the reservation first.
 *
 * <p><b>Withdrawal.</b> Where a count or SAP finds that the stock of a consignment is not there, its goods wait again ({@link dev.baton.allocation.WaitsAgain}): with the rest
 * of the order if that waits already, else in a wait of their own. An order that has nothing else reserved and no sales order yet is
 * {@code BACKORDERED}. The process is told by {@code goods-withdrawn}; it takes the carrier's booking back and dispatches what comes
 * instead. An order that is sold and has lost all its stock is not cancelled by the clock: its deadline is put off, and people are reminded.
 *
 * <p><b>Goods that are sent again</b> in place of a parcel that does not arrive come from what those who wait leave
 * ({@link dev.baton.allocation.ReplacementStock}). What is missing when a consignment is picked waits as the rest of its order
 * ({@link dev.baton.allocation.ShortPicks}), told by {@code goods-short-picked}.
 *
 * <p>Each distributor and retailer is given a location of its own when it is registered: {@code W-…} a warehouse,
 * {@code S-…} a store. That is where stock for it is in transit to.
 *
 * <p>Tables: {@code consignment}, {@code consignment_line}, {@code allocation_policy}, {@code allocation_waiter},
 * {@code allocation_waiter_line}, {@code backorder_choice}. Job types: {@code allocation-reserve}, {@code allocation-rank-facts},
 * {@code allocation-rank}, {@code allocation-outcome}, {@code allocation-give-up}, {@code allocation-release}.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"platform", "product", "customer", "order",
        "inventory", "inventory :: location", "product :: listing"})
package dev.baton.allocation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
