package dev.baton.inventory.stocktake;

import java.util.List;

/** What a person may decide about a count's differences, as the form lists it. */
public record StocktakeChoice(String label, String value) {

    private static final List<StocktakeChoice> ALL = List.of(
            new StocktakeChoice("Post the differences", "APPROVE"),
            new StocktakeChoice("Count again", "RECOUNT"),
            new StocktakeChoice("Do not post them", "REJECT"));

    /** @param postable whether the books would take the differences */
    static List<StocktakeChoice> of(boolean postable) {
        return postable ? ALL : ALL.subList(1, ALL.size());
    }
}
