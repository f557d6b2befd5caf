/**
 * Sources: where the stock of a transfer may come from, and why each location is taken or not. Knows nothing of transfers but their ids.
 *
 * <p>A location may give what is neither reserved nor set aside for a channel nor, at a plant, for those who wait: for an order those before
 * it, else all of them. The table {@code transfer-rule} says of each location that has enough whether it may, who has to approve, and how good
 * it is; all of that is kept with the transfer. A source that once proved short is not asked again.
 *
 * <p><b>Locks:</b> the search takes none; what it found is looked at again when the stock is to be reserved.
 *
 * <p>Tables: {@code stock_transfer_source}.
 */
@NullMarked
package dev.baton.allocation.transfer.source;

import org.jspecify.annotations.NullMarked;
