package dev.baton.allocation;

import dev.baton.allocation.sourcing.Criterion;
import dev.baton.allocation.sourcing.Fulfilment;
import dev.baton.allocation.sourcing.SourcingPolicy;
import dev.baton.order.Order;
import dev.baton.platform.sql.Columns;
import dev.baton.platform.sql.Row;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** How orders are sourced. */
@Repository
class SourcingPolicies {

    private final JdbcClient jdbc;

    SourcingPolicies(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Keeps what was decided for an order's revision, and keeps others who do until the transaction ends, so that an order's goods are
     * reserved once. The first decision stays.
     *
     * @return the one that stays
     */
    SourcingPolicy keep(Order order, @Nullable SourcingPolicy decided) {
        SourcingPolicy policy = decided == null ? SourcingPolicy.USUAL : decided;
        return jdbc.sql(
                """
                        INSERT INTO allocation_policy (order_id, revision, rule_id, reason, fulfilment, max_locations, preference)
                        VALUES (?, ?, ?, ?, ?, ?, ?)
                        ON CONFLICT (order_id, revision) DO UPDATE SET rule_id = allocation_policy.rule_id
                        RETURNING *""")
                .params(order.id().value(), order.revision(), policy.ruleId(), policy.reason(),
                        policy.fulfilment().name(), policy.maxLocations(),
                        Columns.of(policy.preference(), Criterion::name))
                .query(Row.as(SourcingPolicies::read))
                .single();
    }

    /**
     * Lets an order take what there is, as its customer has chosen.
     *
     * @return false if it does already
     */
    boolean takePart(Order order) {
        String partial = of(order).takingPart().fulfilment().name();
        return jdbc.sql("""
                UPDATE allocation_policy SET fulfilment = ?
                WHERE order_id = ? AND revision = ? AND fulfilment <> ?""")
                .params(partial, order.id().value(), order.revision(), partial)
                .update() == 1;
    }

    SourcingPolicy of(Order order) {
        return jdbc.sql("SELECT * FROM allocation_policy WHERE order_id = ? AND revision = ?")
                .params(order.id().value(), order.revision())
                .query(Row.as(SourcingPolicies::read))
                .optional()
                .orElse(SourcingPolicy.USUAL);
    }

    private static SourcingPolicy read(Row row) {
        return new SourcingPolicy(row.text("rule_id"), row.text("reason"),
                row.constant("fulfilment", Fulfilment.class), row.count("max_locations"),
                row.texts("preference").stream().map(Criterion::valueOf).toList());
    }
}
