package dev.baton.complaint;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How the complaints of a category that were opened in a period were dealt with so far.
 *
 * @param answered how many of them we have answered
 * @param inTime how many of those by when the rules said first
 * @param solved how many are solved
 * @param closed how many are closed, solved or not
 * @param reopened how often customers reopened one
 * @param timeToFirstAnswer of those answered
 * @param timeToSolution of those solved
 */
public record ComplaintsLine(
        ComplaintCategory category,
        long opened,
        long answered,
        long inTime,
        long solved,
        long closed,
        long reopened,
        Spread timeToFirstAnswer,
        Spread timeToSolution) {

    /**
     * How working times are spread, to the second.
     *
     * @param median half of them are no longer; null where there are none
     * @param percentile90 nine of ten are no longer; null where there are none
     */
    public record Spread(@JsonInclude @Nullable Duration median, @JsonInclude @Nullable Duration percentile90) {}
}
