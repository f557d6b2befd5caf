/**
 * Counting stock (盘点). A count notes what the books have of a location's products, takes in what people count, and brings the books to
 * it: at once where the difference is within the tolerance, else when somebody approves who has not counted.
 *
 * <p>While a count of mode {@code FREEZE} goes on, nothing it counts moves. With {@code TRACK} it does, and a quantity is held against the
 * book quantity with all that moved until it was counted; what moves after that changes nothing of the difference. But where the books
 * were adjusted otherwise since, such as to SAP's stock, the difference may be in them already: it is not posted, and has to be counted again.
 *
 * <p><b>Held by the database:</b> one count at a time per location; a completed task decides once; what was counted is never changed. The
 * count's row is locked before stock.
 *
 * <p>Process: {@code stocktake}. Jobs: {@code stocktake-settle}, {@code stocktake-record-verdict}. Tables: {@code stock_count},
 * {@code stock_count_line}, {@code stock_count_entry}, {@code stock_count_verdict}.
 */
@NullMarked
package dev.baton.inventory.stocktake;

import org.jspecify.annotations.NullMarked;
