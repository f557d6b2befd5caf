package dev.baton.review;

import java.time.Duration;
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
        @DefaultValue("72h") Duration amendmentDue) {}
