package dev.baton.platform.incident;

import java.net.URI;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How incidents of the engine come to be known.
 *
 * @param url of the engine's REST interface, such as {@code http://localhost:8080}; null where it has no search
 * @param username signs in for a session cookie; null where no sign-in is needed
 * @param password of that user
 * @param interval how often is asked
 * @param timeout how long to wait for a connection, and for an answer
 * @param patience after which something noted by ourselves that the search does not know of is looked for in the engine
 * @param claim for how long nobody else may act on an incident that somebody is acting on
 * @param kept how long what is over is kept
 * @param skippable types of jobs without which a process may go on, since nothing that follows needs them
 */
@ConfigurationProperties("baton.incidents")
public record IncidentProperties(
        @Nullable URI url,
        @Nullable String username,
        @Nullable String password,
        @DefaultValue("2s") Duration interval,
        @DefaultValue("5s") Duration timeout,
        @DefaultValue("20s") Duration patience,
        @DefaultValue("1m") Duration claim,
        @DefaultValue("180d") Duration kept,
        @DefaultValue({
                "order-note-overdue", "order-note-decision", "transfer-report-overdue", "logistics-alert",
                "complaint-remind", "reconciliation-remind"}) Set<String> skippable) {

    public IncidentProperties {
        username = username == null || username.isBlank() ? null : username;
        skippable = Set.copyOf(skippable);
    }
}
