package dev.baton.allocation.sourcing;

import java.util.Comparator;

/** What makes one location better than another. */
public enum Criterion {
    /** It lies in the customer's region. */
    REGION {
        @Override
        Comparator<Candidate> order(String region) {
            return Comparator.comparing(candidate -> !candidate.location().region().equals(region));
        }
    },
    /** It is near to the customer's region; one whose distance is not known is farthest. */
    DISTANCE {
        @Override
        Comparator<Candidate> order(String region) {
            return Comparator.comparingInt(Candidate::distance);
        }
    },
    /** It has few consignments that wait to be shipped. */
    LOAD {
        @Override
        Comparator<Candidate> order(String region) {
            return Comparator.comparingInt(Candidate::openConsignments);
        }
    },
    /** It has most of what is wanted. */
    STOCK {
        @Override
        Comparator<Candidate> order(String region) {
            return Comparator.comparing(Candidate::sum, Comparator.reverseOrder());
        }
    },
    /** It has most that is set aside for the order's channel. */
    FENCED {
        @Override
        Comparator<Candidate> order(String region) {
            return Comparator.comparing(Candidate::ownFence, Comparator.reverseOrder());
        }
    };

    /** The better one first. */
    abstract Comparator<Candidate> order(String region);
}
