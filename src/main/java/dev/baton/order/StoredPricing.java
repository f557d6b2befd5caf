package dev.baton.order;

import dev.baton.platform.fence.OrderId;
import dev.baton.platform.money.Money;
import dev.baton.platform.sql.Columns;
import dev.baton.platform.sql.Row;
import dev.baton.product.Sku;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What the rules made of an order's prices and found about it, for each of its revisions. */
@Repository
class StoredPricing {

    private static final String FAULTS =
            "SELECT f.* FROM order_check_fault f JOIN orders o ON o.id = f.order_id AND o.revision = f.revision ";

    private record Found<T>(OrderId id, T value) {}

    private final JdbcClient jdbc;

    StoredPricing(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void keepPolicies(OrderId id, int revision, List<Pricing.AppliedPolicy> policies) {
        if (policies.isEmpty()) {
            return;
        }
        jdbc.sql(
                """
                        INSERT INTO order_policy (order_id, revision, seq, policy, reason, kind, amount)
                        SELECT ?, ?, p.seq, p.policy, p.reason, p.kind, p.amount
                          FROM unnest(?::text[], ?::text[], ?::text[], ?::bigint[]) WITH ORDINALITY AS p (policy, reason, kind, amount, seq)
                        ON CONFLICT DO NOTHING""")
                .params(
                        id.value(),
                        revision,
                        Columns.of(policies, Pricing.AppliedPolicy::policy),
                        Columns.of(policies, Pricing.AppliedPolicy::reason),
                        Columns.of(policies, Pricing.AppliedPolicy::kind),
                        Columns.of(policies, policy -> policy.amount().minor()))
                .update();
    }

    void keepPromises(OrderId id, int revision, List<DiscountPromise> promises) {
        if (promises.isEmpty()) {
            return;
        }
        jdbc.sql(
                """
                        INSERT INTO order_promise (order_id, revision, policy, kind, reason, priority, exclusive, sku, quantity, amount)
                        SELECT ?, ?, p.* FROM unnest(?::text[], ?::text[], ?::text[], ?::int[], ?::boolean[], ?::text[], ?::text[]::numeric[],
                            ?::bigint[]) AS p
                        ON CONFLICT DO NOTHING""")
                .params(
                        id.value(),
                        revision,
                        Columns.of(promises, DiscountPromise::policy),
                        Columns.of(promises, DiscountPromise::kind),
                        Columns.of(promises, DiscountPromise::reason),
                        Columns.of(promises, DiscountPromise::priority),
                        Columns.of(promises, DiscountPromise::exclusive),
                        Columns.of(promises, DiscountPromise::sku),
                        Columns.of(promises, promise -> promise.quantity().toString()),
                        Columns.of(promises, promise -> promise.amount().minor()))
                .update();
    }

    /** What was promised to the last revision before this one that got a price. */
    List<DiscountPromise> promisesBefore(OrderId id, int revision) {
        return jdbc.sql("""
                SELECT p.*, o.currency FROM order_promise p JOIN orders o ON o.id = p.order_id
                 WHERE p.order_id = :id AND p.revision = (SELECT max(d.revision) FROM order_decision d
                    WHERE d.order_id = :id AND d.decision = 'promotion' AND d.revision < :revision)
                 ORDER BY p.priority DESC, p.policy, p.kind, p.sku""")
                .param("id", id.value())
                .param("revision", revision)
                .query(Row.as(row -> new DiscountPromise(row.text("policy"), row.text("kind"), row.text("reason"),
                        row.count("priority"), row.flag("exclusive"), new Sku(row.text("sku")),
                        row.quantity("quantity"),
                        row.money("amount", row.text("currency")))))
                .list();
    }

    /** @return false if all of them were kept before */
    boolean keepFaults(OrderId id, List<CheckFault> faults) {
        return !faults.isEmpty() && jdbc.sql("""
                INSERT INTO order_check_fault (order_id, revision, rule, reason, severity)
                SELECT o.id, o.revision, f.* FROM orders o, unnest(?::text[], ?::text[], ?::text[]) AS f WHERE o.id = ?
                ON CONFLICT DO NOTHING""")
                .params(
                        Columns.of(faults, CheckFault::rule),
                        Columns.of(faults, CheckFault::reason),
                        Columns.of(faults, CheckFault::severity),
                        id.value())
                .update() > 0;
    }

    /** The policies applied to the present revisions of these orders. */
    Map<OrderId, List<Pricing.AppliedPolicy>> policies(Collection<OrderId> ids) {
        return grouped(jdbc
                .sql("""
                        SELECT p.*, o.currency FROM order_policy p JOIN orders o ON o.id = p.order_id AND o.revision = p.revision
                         WHERE p.order_id = ANY (?) ORDER BY p.order_id, p.seq""")
                .param(uuids(ids))
                .query(Row.as(StoredPricing::policy))
                .list());
    }

    /** What the check found about the order's present revision. */
    List<CheckFault> faults(OrderId id) {
        return jdbc.sql(FAULTS + "WHERE f.order_id = ? ORDER BY f.severity, f.rule, f.reason")
                .param(id.value())
                .query(Row.as(StoredPricing::fault))
                .stream()
                .map(Found::value)
                .toList();
    }

    /** The same for several orders. */
    Map<OrderId, List<CheckFault>> faults(Collection<OrderId> ids) {
        return grouped(jdbc.sql(FAULTS + "WHERE f.order_id = ANY (?) ORDER BY f.order_id, f.severity, f.rule, f.reason")
                .param(uuids(ids))
                .query(Row.as(StoredPricing::fault))
                .list());
    }

    private static Found<Pricing.AppliedPolicy> policy(Row row) {
        Money amount = row.money("amount", row.text("currency"));
        return new Found<>(row.orderId("order_id"), new Pricing.AppliedPolicy(
                row.text("policy"), row.text("reason"), row.text("kind"), amount));
    }

    private static Found<CheckFault> fault(Row row) {
        return new Found<>(row.orderId("order_id"), new CheckFault(
                row.text("rule"), row.text("reason"), row.constant("severity", CheckFault.Severity.class)));
    }

    private static <T> Map<OrderId, List<T>> grouped(List<Found<T>> found) {
        Map<OrderId, List<T>> groups = new HashMap<>();
        found.forEach(one -> groups.computeIfAbsent(one.id(), id -> new ArrayList<>()).add(one.value()));
        return groups;
    }

    private static UUID[] uuids(Collection<OrderId> ids) {
        return ids.stream().map(OrderId::value).toArray(UUID[]::new);
    }
}
