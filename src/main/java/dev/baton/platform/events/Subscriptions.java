package dev.baton.platform.events;

import dev.baton.platform.sql.Row;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class Subscriptions {

    private static final String COLUMNS =
            "SELECT id, url, types, created_at, failing_since, suspended_at FROM subscription ";

    private final JdbcClient jdbc;

    Subscriptions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(Subscription subscription, String secret) {
        jdbc.sql("INSERT INTO subscription (id, url, types, secret, created_at) VALUES (?, ?, ?, ?, ?)")
                .params(
                        subscription.id().value(),
                        subscription.url().toString(),
                        subscription.types().toArray(String[]::new),
                        secret,
                        Row.at(subscription.createdAt()))
                .update();
    }

    boolean remove(SubscriptionId id) {
        return jdbc.sql("DELETE FROM subscription WHERE id = ?").param(id.value()).update() == 1;
    }

    Optional<Subscription> find(SubscriptionId id) {
        return jdbc.sql(COLUMNS + "WHERE id = ?").param(id.value()).query(Row.as(Subscriptions::read)).optional();
    }

    List<Subscription> after(UUID id, int limit) {
        return jdbc.sql(COLUMNS + "WHERE id > ? ORDER BY id LIMIT ?").params(id, limit)
                .query(Row.as(Subscriptions::read)).list();
    }

    /** The subscriptions to a type of event, but for those that are suspended. */
    List<SubscriptionId> to(String type) {
        return jdbc
                .sql("SELECT id FROM subscription WHERE types @> ARRAY[?]::text[] AND suspended_at IS NULL ORDER BY id")
                .param(type)
                .query(Row.as(row -> new SubscriptionId(row.uuid("id"))))
                .list();
    }

    /** Something was taken. What was suspended stays so: events are missing since, and somebody should know. */
    void takes(SubscriptionId id) {
        jdbc.sql("UPDATE subscription SET failing_since = NULL WHERE id = ? AND failing_since IS NOT NULL")
                .param(id.value())
                .update();
    }

    /**
     * Nothing was taken. Suspends the subscription if that is so for too long.
     *
     * @param tooLong before when it must have begun for that
     * @return whether the subscription is suspended by this
     */
    boolean refuses(SubscriptionId id, Instant now, Instant tooLong) {
        return jdbc.sql("""
                UPDATE subscription SET failing_since = coalesce(failing_since, :now),
                    suspended_at = CASE WHEN failing_since <= :tooLong THEN :now ELSE suspended_at END
                WHERE id = :id AND (failing_since IS NULL OR failing_since <= :tooLong AND suspended_at IS NULL)
                RETURNING suspended_at IS NOT DISTINCT FROM :now""")
                .param("id", id.value())
                .param("now", Row.at(now))
                .param("tooLong", Row.at(tooLong))
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }

    void resume(SubscriptionId id) {
        jdbc.sql("""
                UPDATE subscription SET failing_since = NULL, suspended_at = NULL
                WHERE id = ? AND (failing_since IS NOT NULL OR suspended_at IS NOT NULL)""")
                .param(id.value())
                .update();
    }

    /** Where a subscription's events go and what signs them; empty once it is deleted. */
    Optional<Target> target(SubscriptionId id) {
        return jdbc.sql("SELECT url, secret FROM subscription WHERE id = ?")
                .param(id.value())
                .query(Row.as(row -> new Target(URI.create(row.text("url")), row.text("secret"))))
                .optional();
    }

    record Target(URI url, String secret) {

        @Override
        public String toString() {
            return url.toString();
        }
    }

    private static Subscription read(Row row) {
        return new Subscription(
                new SubscriptionId(row.uuid("id")),
                URI.create(row.text("url")),
                Set.copyOf(row.texts("types")),
                row.instant("created_at"),
                row.instantOrNull("failing_since"),
                row.instantOrNull("suspended_at"));
    }
}
