package dev.baton.platform.tasks;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The task search of the engine's REST interface. Where it is not set up, nobody knows who completed a task, and no approval that depends on it
 * is ever complete.
 *
 * @param url such as {@code http://localhost:8080}; null where there is none
 * @param username signs in for a session cookie; null where no sign-in is needed
 * @param password of that user
 * @param patience how long to wait for a completed task to appear in the search
 * @param interval how long to wait between two looks
 * @param timeout how long to wait for a connection, and for an answer
 */
@ConfigurationProperties("baton.tasklist")
record TasklistProperties(
        @Nullable URI url,
        @Nullable String username,
        @Nullable String password,
        @DefaultValue("15s") Duration patience,
        @DefaultValue("1s") Duration interval,
        @DefaultValue("5s") Duration timeout) {}
