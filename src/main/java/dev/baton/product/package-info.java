/**
 * What can be bought: products with their list price, the band in which the price is supervised, and their tax rate.
 *
 * <p>Products come from files ({@code POST /api/products/imports}); the last file that names a product wins, and a file
 * that changes nothing is answered row by row as duplicate. A product is never deleted: one that is no longer sold is no
 * longer listed. Prices include VAT and are per base unit.
 *
 * <p>A price outside its band is not refused here: the manufacturer may take over such a price, and the order check finds
 * it ({@link dev.baton.product.Product#outsideBand()}).
 *
 * <p>A product may have a release date. Until that day begins in the business time zone it can be ordered, and its orders are pre-orders;
 * whoever follows the date is told by {@link dev.baton.product.ReleaseChanged}. A file leaves the date alone unless it names one.
 *
 * <p>Table: {@code product}.
 */
@NullMarked
@ApplicationModule(allowedDependencies = "platform")
package dev.baton.product;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
