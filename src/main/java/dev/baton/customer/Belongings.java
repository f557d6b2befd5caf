package dev.baton.customer;

import dev.baton.platform.sql.Row;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** To which distributors retailers belonged when. Whoever changes that has locked the retailer before. */
@Repository
class Belongings {

    private final JdbcClient jdbc;
    private final Clock clock;

    Belongings(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @param before null if it is new */
    void follow(@Nullable Customer before, Customer now, String reason, String by) {
        CustomerId left = before == null ? null : before.parentId();
        CustomerId joined = now.parentId();
        if (Objects.equals(left, joined)) {
            return;
        }
        Instant at = momentAfterTheLast(now.id());
        if (left != null) {
            jdbc.sql("UPDATE customer_parent_history SET until = ? WHERE customer_id = ? AND until IS NULL")
                    .params(Row.at(at), now.id().value())
                    .update();
        }
        if (joined != null) {
            jdbc.sql("""
                    INSERT INTO customer_parent_history (customer_id, parent_id, since, reason, changed_by)
                    VALUES (?, ?, ?, ?, ?)""")
                    .params(now.id().value(), joined.value(), Row.at(at), reason, by)
                    .update();
        }
    }

    /** Now, or the first moment at which it can belong elsewhere than it came to belong by clocks that go apart. */
    private Instant momentAfterTheLast(CustomerId id) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Optional<Instant> last = jdbc
                .sql("SELECT greatest(max(since), max(until)) AS last FROM customer_parent_history WHERE customer_id = ?")
                .param(id.value())
                .query(Row.as(row -> Optional.ofNullable(row.instantOrNull("last"))))
                .single();
        return last.filter(moment -> !moment.isBefore(now)).map(moment -> moment.plus(1, ChronoUnit.MICROS))
                .orElse(now);
    }

    Optional<CustomerId> parentOf(CustomerId id, Instant at) {
        return jdbc.sql("""
                SELECT parent_id FROM customer_parent_history
                WHERE customer_id = ? AND tstzrange(since, until) @> ?::timestamptz""")
                .params(id.value(), Row.at(at))
                .query(Row.as(row -> new CustomerId(row.text("parent_id"))))
                .optional();
    }

    /** Newest first. */
    List<Numbered> of(CustomerId id, long before, int limit) {
        return jdbc.sql("""
                SELECT * FROM customer_parent_history WHERE customer_id = ? AND id < ? ORDER BY id DESC LIMIT ?""")
                .params(id.value(), before, limit)
                .query(Row.as(row -> new Numbered(row.number("id"), new Belonging(
                        new CustomerId(row.text("customer_id")), new CustomerId(row.text("parent_id")),
                        row.instant("since"), row.instantOrNull("until"), row.text("reason"),
                        row.text("changed_by")))))
                .list();
    }

    /** @param number by which a retailer's are in the order in which they began */
    record Numbered(long number, Belonging belonging) {}
}
