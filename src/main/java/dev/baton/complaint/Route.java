package dev.baton.complaint;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Who is to answer a complaint, and why they.
 *
 * @param rule the row of {@code complaint-route}
 * @param reason in the rule's words
 * @param group in Tasklist; another than the rule named where it was forwarded
 * @param dueAt by when; null where the customer's last words are not routed yet
 */
public record Route(
        String rule,
        String reason,
        Severity severity,
        String group,
        @JsonInclude @Nullable Instant dueAt) {

    /**
     * By when it is to be answered.
     *
     * @throws NullPointerException if it is not routed since the customer wrote last
     */
    public Instant due() {
        return Objects.requireNonNull(dueAt, "it is not routed since the customer wrote last");
    }
}
