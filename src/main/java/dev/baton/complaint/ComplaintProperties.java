package dev.baton.complaint;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How complaints are answered.
 *
 * @param managers who answers what is late
 * @param managersDue how soon they are to, in working time
 * @param groups to whom a complaint may be forwarded
 * @param forwardedDue how soon they are to answer then, in working time, if it was not to be answered later anyway
 * @param customerAnswers how long the customer has to write after an answer, in working time, before it counts as the solution
 * @param reopening for how long what is solved may be reopened before it is closed
 * @param reopeningOfClosed for how long what is closed may be reopened
 * @param texts how long after it was closed its texts are kept
 * @param lostAfter after which a complaint that should have gone on is held against the engine, which may have lost its process
 * @param lostInterval how often is looked for those
 */
@ConfigurationProperties("baton.complaint")
record ComplaintProperties(
        @DefaultValue("customer-service-managers") String managers,
        @DefaultValue("8h") Duration managersDue,
        @DefaultValue({
                "customer-service", "after-sales", "operators", "finance"}) List<String> groups,
        @DefaultValue("8h") Duration forwardedDue,
        @DefaultValue("72h") Duration customerAnswers,
        @DefaultValue("7d") Duration reopening,
        @DefaultValue("30d") Duration reopeningOfClosed,
        @DefaultValue("730d") Duration texts,
        @DefaultValue("4d") Duration lostAfter,
        @DefaultValue("1h") Duration lostInterval) {

    ComplaintProperties {
        if (texts.compareTo(reopeningOfClosed) <= 0) {
            throw new IllegalArgumentException(
                    "baton.complaint.texts must be longer than reopening-of-closed: nobody reopens what was forgotten");
        }
    }
}
