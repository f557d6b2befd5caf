/**
 * What a product costs whom: price lists beside the catalogue's list price.
 *
 * <p>A list is for a customer, a tier, a channel, a tier within a channel, or for everybody, and holds from day to day in the business time
 * zone, its last day included. Of the lists that hold for a buyer on a day and name the product, the most specific one decides: the
 * customer's, then one of tier and channel, of the tier, of the channel, for everybody; of equally specific ones the one that began last,
 * and of those the one that was made last. Where none does, the catalogue's list price is the price. A list in another currency than
 * the product's is passed over.
 *
 * <p>Lists come from files ({@code POST /api/price-lists/imports}), a row for each price. Whom a list is for, and its currency, never change;
 * from when until when it holds is what the last row says. Orders keep the price that they were drafted with, and the list that it is from.
 *
 * <p>A price that leaves the band of its product is supervised ({@link dev.baton.product.supervision}): it is in force once a rule or a person
 * has let it, and until then the list has for the product what it had before.
 *
 * <p><b>Locks:</b> the list, then what price supervision locks, then the price.
 *
 * <p>Tables: {@code price_list}, {@code price_list_entry}.
 */
@NullMarked
@NamedInterface("price")
package dev.baton.product.price;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
