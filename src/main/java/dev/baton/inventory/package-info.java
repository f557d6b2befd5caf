/**
 * Stock: what is on hand, reserved, set apart and in transit, per location and product, and everything that moves it.
 *
 * <p><b>Reserving</b> takes all lines at one location or none. What is reserved stays on hand until it is issued; it is
 * then in transit to its destination, if it has one, until it arrives there, at once or in parts. Each step happens once per reference or
 * document, however often it is asked for. What never arrives is received and written off in one go ({@code TRANSIT_LOSS}).
 *
 * <p><b>Withdrawing.</b> Where a count or SAP finds less than is reserved, the books follow, and the youngest reservations are given back
 * ({@link dev.baton.inventory.StockWithdrawn}), but for those whose goods issue has begun.
 *
 * <p><b>Counting.</b> What is being counted may be frozen: stock keepers' documents are refused then, orders wait
 * ({@link dev.baton.inventory.stocktake}).
 *
 * <p><b>Months.</b> A month that is closed takes no more movements ({@link dev.baton.inventory.period}).
 *
 * <p><b>Ring fences.</b> Stock may be set aside at a location for a channel ({@link dev.baton.inventory.RingFences}): an order of another
 * one does not see it, and one of the channel uses it up first. A fence changes only with its stock locked; what remains of all fences
 * stands in the stock's own row too.
 *
 * <p><b>Expiry.</b> What is reserved is kept for a time, unless it is confirmed; of a confirmation and an expiry that
 * race, one finds that it came too late.
 *
 * <p><b>Locks.</b> Stock rows are locked in the order of location and product before they are changed, and the lines of a reservation in the
 * order of their ids after that, so that two callers cannot deadlock; only a confirmation locks the lines alone. Before stock becomes available, whoever keeps a queue for it is asked
 * ({@link dev.baton.inventory.StockDemand}) while nothing is locked yet; afterwards it is told
 * ({@link dev.baton.inventory.StockArrived}) in the same transaction, and grants those who wait.
 *
 * <p><b>Held by the database:</b> what is reserved and set apart never exceeds on hand, nothing is negative; a reference reserves a product at
 * a location once; a document moves a product at a location once per reason; movements cannot be changed or deleted.
 *
 * <p><b>Thresholds.</b> All stock that a transaction locks is held against its thresholds before it commits ({@link dev.baton.inventory.StockWatch}).
 * When less than the minimum is available an alert is raised, once ({@code stock.low}, {@link dev.baton.inventory.StockFell}), and cleared when
 * there is enough again ({@code stock.recovered}, {@link dev.baton.inventory.StockRecovered}); likewise of more than the maximum
 * ({@code stock.overstocked}). An alert is open exactly while that is so. Alerts are locked after stock.
 *
 * <p>Tables: {@code stock}, {@code reservation}, {@code stock_movement}, {@code stock_quarantine}, {@code stock_threshold},
 * {@code stock_ring_fence}, {@code stock_alert}; the places are {@link dev.baton.inventory.location}.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"platform", "product"})
package dev.baton.inventory;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
