package dev.baton.order;

/**
 * How far an order's goods have come, those left out that are cancelled.
 *
 * @param shipped whether all have left, and there are any
 * @param delivered whether all of them were received, too
 */
record GoodsProgress(boolean shipped, boolean delivered) {}
