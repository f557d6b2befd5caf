/**
 * Transfers (调拨): where stock is short, it is moved from a neighbour or a plant. A stock keeper asks for one, or an order that begins to wait
 * while plants have together what no plant has alone: then what the fullest of them lacks is moved to it.
 *
 * <p><b>Sources</b> are looked for in {@link dev.baton.allocation.transfer.source}. Where the source proves short when its stock is to be
 * reserved, or the stock is withdrawn before it has left, the next one is looked for, unless who asked has named it.
 *
 * <p><b>On the way.</b> The stock is reserved at its source under the transfer's number until it is shipped; then it is in transit, and arrives
 * in parts. What has not arrived with the last receipt is lost, and written off. What arrives at a plant is given to those who wait
 * there, in their turn.
 *
 * <p>A transfer for an order is cancelled when the order needs it no more, unless it is shipped.
 *
 * <p><b>Locks.</b> First an order's fence, then the queue, then stock, and the transfer's row last: whoever withdraws stock holds it
 * when the transfer is told. Each step is taken on the state that the locked row has; what was done before on another one is taken back.
 *
 * <p><b>Held by the database:</b> a reference asks for one transfer to a location, a wait for one transfer; a receipt's document
 * counts once, and nothing comes after the last one; no more arrives or is lost than was to come; a completed task decides once.
 *
 * <p>Process: {@code transfer}. Jobs: {@code transfer-find-sources}, {@code transfer-choose-source}, {@code transfer-record-verdict},
 * {@code transfer-reserve}, {@code transfer-report-overdue}, {@code transfer-check-need}. Tables: {@code stock_transfer},
 * {@code stock_transfer_line}, {@code stock_transfer_verdict}, {@code stock_transfer_receipt},
 * {@code stock_transfer_receipt_line}.
 */
@NullMarked
package dev.baton.allocation.transfer;

import org.jspecify.annotations.NullMarked;
