package dev.baton.sap.reconciliation;

import dev.baton.inventory.StockKey;
import dev.baton.platform.money.Quantity;

/**
 * A product at a plant to be compared.
 *
 * @param named whether SAP names stock of it there; none where it does not
 */
record StockLineFound(StockKey key, boolean named, Quantity sapQuantity) {}
