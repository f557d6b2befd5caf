package dev.baton.complaint;

import java.time.Instant;

/**
 * Something that was written about a complaint.
 *
 * @param no from 1, the oldest
 * @param by the user who wrote it; empty once it is forgotten
 * @param text empty once it is forgotten
 */
public record ComplaintMessage(int no, Side side, Kind kind, String by, String text, Instant at) {

    /** Who wrote. */
    public enum Side {
        /** Also where one of us wrote for the customer. */
        CUSTOMER, US
    }

    /** What it did. */
    public enum Kind {
        OPENING(Side.CUSTOMER), MESSAGE(Side.CUSTOMER), REOPENING(Side.CUSTOMER), ANSWER(Side.US), SOLUTION(Side.US);

        private final Side side;

        Kind(Side side) {
            this.side = side;
        }

        Side side() {
            return side;
        }
    }
}
