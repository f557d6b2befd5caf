package dev.baton.returns;

import dev.baton.platform.money.Quantity;
import dev.baton.product.Sku;
import java.time.Instant;

/**
 * A line of an order of which something was delivered and settled.
 *
 * @param returnable how much may still be asked for
 * @param location from where the last of it was sent
 * @param deliveredAt when the last of it was delivered
 */
record ReturnableLine(int line, Sku sku, String name, Quantity returnable, String location, Instant deliveredAt) {}
