package dev.baton.inventory;

/** There is enough again of a product that was low. Published like {@link StockFell}. */
public record StockRecovered(StockKey key) {}
