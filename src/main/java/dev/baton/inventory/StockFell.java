package dev.baton.inventory;

/**
 * Less than its minimum has become available of a product. Published inside of the transaction that brought it about, as its last step, with the
 * stock locked; once, until there is enough again.
 *
 * @param alert the id of what keeps it
 */
public record StockFell(StockKey key, long alert) {}
