package dev.baton.inventory;

import dev.baton.platform.money.Quantity;
import dev.baton.product.Sku;

/** A product of which less is available than is wanted. */
public record Shortage(Sku sku, Quantity wanted, Quantity available) {}
