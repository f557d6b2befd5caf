package dev.baton.sap;

import dev.baton.product.Sku;
import java.util.Map;

/**
 * An order's ids as SAP knows them.
 *
 * @param partner the sold-to party
 * @param plant where the goods leave
 * @param materials by product, one for each goods line
 */
record SapNumbers(String partner, String plant, Map<Sku, String> materials) {}
