/**
 * What distributors sell to their retailers, and at which price: each decides for itself which products it lists.
 *
 * <p>A product of which a distributor has said nothing is listed as the manufacturer lists it, at the price that the lists of the channel
 * {@code RETAILER} or the catalogue give it ({@link dev.baton.product.price}). One that the manufacturer does not list, nobody does. All
 * that a distributor ever said is kept, so that a past day is answered as it was at its end.
 *
 * <p>A price that leaves the band of its product is supervised ({@link dev.baton.product.supervision}), and holds once a rule or a person has let
 * it; until then what the distributor had said before does.
 *
 * <p><b>Locks:</b> what price supervision locks, then the listing.
 *
 * <p>Other rooms ask {@link dev.baton.product.listing.SellerPrices}.
 *
 * <p>Tables: {@code seller_listing}, {@code seller_listing_version}.
 */
@NullMarked
@NamedInterface("listing")
package dev.baton.product.listing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
