package dev.baton.product.listing;

import dev.baton.product.supervision.PriceProposal;

/** What became of what a seller said. */
public sealed interface ListingOutcome {

    /**
     * It is in force.
     *
     * @param isNew false if the seller had said so before
     */
    record InForce(Listing listing, boolean isNew) implements ListingOutcome {}

    /**
     * It waits for a person, and what the seller had said before stays in force.
     *
     * @param isNew false if it waited already
     */
    record Waits(PriceProposal proposal, boolean isNew) implements ListingOutcome {}
}
