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
 * <p><b>Units.</b> A product is counted in its base unit, in which all quantities are kept. It may have further units, such as a carton of twelve
 * ({@link dev.baton.product.ProductUnit}): whoever sends quantities may name one, and they are reckoned in the base unit when they come in
 * ({@link dev.baton.product.UnitConversions}). What does not come out exact is refused: whole where
 * the base unit comes whole only, as pieces do ({@code baton.product.whole-units}), and to 3 decimals elsewhere.
 *
 * <p><b>Categories and specifications.</b> A product is of one category, and categories may be parts of others; one that is named for the first time
 * is there from then on. What a product is like stands in its specifications, for people.
 *
 * <p><b>Whose field is it?</b> The system that keeps the manufacturer's products owns name, category, base unit and whether a product is made any more
 * ({@link dev.baton.product.ProductMasters}); prices, the band, the tax rate, the release date, specifications and whether a product is listed are
 * ours. What is made no more is listed no more, and cannot be listed; it is never deleted.
 *
 * <p>What a product costs whom is found in {@link dev.baton.product.price}; what distributors list for their retailers in
 * {@link dev.baton.product.listing}; what becomes of prices that leave their band there in {@link dev.baton.product.supervision}.
 *
 * <p>Tables: {@code product}, {@code product_unit}, {@code product_category}, {@code product_specification}.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"platform", "customer"})
package dev.baton.product;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
