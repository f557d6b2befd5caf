package dev.baton.review;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How orders are reviewed, beyond what the rules say. All times are working time.
 *
 * @param group who reviews where no rule names a group
 * @param due how soon, where no rule says so
 * @param priority 0 to 100, where no rule says so
 * @param managers the group that an overdue review and a second approval go to
 * @param managersDue how soon the managers are to decide
 * @param escalationPriority what an escalated review's priority rises by
 * @param expires how long after it was due a review that nobody decides ends, and the order with it
 * @param amendmentDue how long the customer has to amend an order of which changes are asked for
 * @param tasklist where to ask who completed a task
 */
@ConfigurationProperties("baton.review")
record ReviewProperties(
        @DefaultValue("sales-reviewers") String group,
        @DefaultValue("8h") Duration due,
        @DefaultValue("50") int priority,
        @DefaultValue("review-managers") String managers,
        @DefaultValue("4h") Duration managersDue,
        @DefaultValue("20") int escalationPriority,
        @DefaultValue("72h") Duration expires,
        @DefaultValue("72h") Duration amendmentDue,
        @DefaultValue Tasklist tasklist) {

    /**
     * The task search of the engine's REST interface. Where it is not set up, nobody knows who completed a task, and no second approval
     * is ever complete.
     *
     * @param url such as {@code http://localhost:8080}; null where there is none
     * @param username signs in for a session cookie; null where no sign-in is needed
     * @param password of that user
     * @param patience how long to wait for a completed task to appear in the search
     * @param interval how long to wait between two looks
     * @param timeout how long to wait for a connection, and for an answer
     */
    record Tasklist(
            @Nullable URI url,
            @Nullable String username,
            @Nullable String password,
            @DefaultValue("15s") Duration patience,
            @DefaultValue("1s") Duration interval,
            @DefaultValue("5s") Duration timeout) {}
}
