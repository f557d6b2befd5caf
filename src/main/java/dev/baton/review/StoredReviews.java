package dev.baton.review;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.baton.platform.fence.OrderId;
import dev.baton.platform.sql.Row;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class StoredReviews {

    private static final TypeReference<List<Reason>> REASONS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final ObjectMapper json;

    StoredReviews(JdbcClient jdbc, ObjectMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** @return false if this revision was reviewed before */
    boolean insert(OrderId id, Review review, Instant now) {
        return jdbc.sql(
                """
                        INSERT INTO order_review (order_id, revision, outcome, reasons, review_group, priority, due_at, expires_at,
                            second_approval, decided_at)
                        VALUES (?, ?, ?, ?::jsonb, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING""")
                .params(id.value(), review.revision(), review.outcome().name(), write(review.reasons()), review.group(),
                        review.priority(), Row.at(review.dueAt()), Row.at(review.expiresAt()), review.secondApproval(),
                        Row.at(now))
                .update() == 1;
    }

    Optional<Review> find(OrderId id, int revision) {
        return jdbc.sql("SELECT * FROM order_review WHERE order_id = ? AND revision = ?")
                .params(id.value(), revision)
                .query(Row.as(this::review))
                .optional();
    }

    /** @return false if the managers were asked before */
    boolean escalate(OrderId id, int revision, Instant now, Instant dueAt) {
        return jdbc.sql("""
                UPDATE order_review SET escalated_at = ?, escalated_due_at = ?
                 WHERE order_id = ? AND revision = ? AND escalated_at IS NULL""")
                .params(Row.at(now), Row.at(dueAt), id.value(), revision)
                .update() == 1;
    }

    /** The reviews of the last revision that has one, of each of these orders that has any. */
    Map<OrderId, Review> latest(Collection<OrderId> ids) {
        record Found(OrderId id, Review review) {}
        Map<OrderId, Review> latest = new HashMap<>();
        jdbc.sql(
                "SELECT DISTINCT ON (order_id) * FROM order_review WHERE order_id = ANY (?) ORDER BY order_id, revision DESC")
                .param(ids.stream().map(OrderId::value).toArray(UUID[]::new))
                .query(Row.as(row -> new Found(row.orderId("order_id"), review(row))))
                .list()
                .forEach(found -> latest.put(found.id(), found.review()));
        return latest;
    }

    private Review review(Row row) {
        return new Review(
                row.count("revision"),
                row.constant("outcome", ReviewOutcome.class),
                read(row.text("reasons")),
                row.text("review_group"),
                row.count("priority"),
                row.instant("due_at"),
                row.instant("expires_at"),
                row.flag("second_approval"),
                row.instantOrNull("escalated_due_at"));
    }

    private String write(List<Reason> reasons) {
        try {
            return json.writeValueAsString(reasons);
        } catch (JsonProcessingException unwritable) {
            throw new IllegalStateException("reasons that cannot be written as JSON", unwritable);
        }
    }

    private List<Reason> read(String reasons) {
        try {
            return json.readValue(reasons, REASONS);
        } catch (JsonProcessingException unreadable) {
            throw new IllegalStateException("reasons that are no JSON", unreadable);
        }
    }
}
