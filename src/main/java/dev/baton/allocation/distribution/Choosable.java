package dev.baton.allocation.distribution;

import static java.util.Comparator.comparingInt;

import dev.baton.customer.Customer;
import dev.baton.customer.CustomerId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A distributor that an operator may choose.
 *
 * @param label its name, with what speaks against it: it may be chosen nevertheless
 * @param value its id
 */
public record Choosable(String label, String value) {

    /** More make a process's variables large, and are no list that anybody reads. */
    static final int MOST = 200;

    /**
     * @param sellers all that could sell the order
     * @param rated what the rules say of some of them, by rank: these come first
     * @param answers what was offered to them last
     * @return {@value #MOST} at most
     */
    static List<Choosable> of(List<Customer> sellers, List<RatedSeller> rated, Map<CustomerId, Offer> answers) {
        Map<CustomerId, Integer> places = IntStream.range(0, rated.size()).boxed()
                .collect(Collectors.toMap(place -> rated.get(place).seller(), place -> place));
        return sellers.stream()
                .sorted(comparingInt(seller -> places.getOrDefault(seller.id(), rated.size())))
                .limit(MOST)
                .map(seller -> {
                    Integer place = places.get(seller.id());
                    return of(seller, place == null ? null : rated.get(place), answers.get(seller.id()));
                })
                .toList();
    }

    private static Choosable of(Customer seller, @Nullable RatedSeller rated, @Nullable Offer offer) {
        List<String> against = new ArrayList<>();
        if (rated == null) {
            against.add("the rules were not asked");
        } else if (!rated.isEligible()) {
            against.add("ruled out: " + rated.reasons().stream()
                    .filter(reason -> !reason.eligible())
                    .map(RatedSeller.Reason::reason)
                    .collect(Collectors.joining("; ")));
        }
        if (offer != null && offer.state() == OfferState.DECLINED) {
            against.add("has declined");
        } else if (offer != null && offer.state() == OfferState.EXPIRED) {
            against.add("has not answered in time");
        }
        return new Choosable(seller.label() + (against.isEmpty() ? "" : " (" + String.join(", ", against) + ")"),
                seller.id().value());
    }
}
