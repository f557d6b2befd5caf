package dev.baton.review;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who has approved an order so far.
 *
 * @param people those that could be told apart; somebody who could not is not among them
 */
record Approvals(Set<String> people) {

    private static final int NEEDED = 2;

    Approvals {
        people = Set.copyOf(people);
    }

    Approvals with(@Nullable String person) {
        Set<String> all = new HashSet<>(people);
        if (person != null) {
            all.add(person);
        }
        return new Approvals(all);
    }

    boolean isByTwoPeople() {
        return people.size() >= NEEDED;
    }

    /**
     * What to tell those who are asked next.
     *
     * @param person who approved last; null if it could not be told
     * @param before who had approved before
     */
    static String notice(@Nullable String person, Approvals before) {
        if (person == null) {
            return "It cannot be told who approved: claim the task in Tasklist before completing it";
        }
        return before.people().contains(person)
                ? person + " has approved already: the second approval must be another person's"
                : person + " has approved: another person must approve too";
    }
}
