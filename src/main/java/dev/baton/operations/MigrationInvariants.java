package dev.baton.operations;

import java.util.List;

/** An order goes on under one version of its process, and it is known why under that one. */
final class MigrationInvariants {

    static final List<Invariant> ALL = List.of(
            new Invariant("A migration that has ended has moved each of its orders, or left it on its version",
                    """
                            SELECT coalesce(o.number, p.process_instance_key::text) || ' is ' || p.state || ' in migration ' || m.id || ', which has ended' FROM process_migration m
                            JOIN process_migration_instance p ON p.migration_id = m.id LEFT JOIN orders o ON o.id = p.order_id
                            WHERE m.ended_at IS NOT NULL AND p.state IN ('PENDING', 'ASKED')"""),
            new Invariant("An order that was moved to another version says so in its timeline",
                    """
                            SELECT o.number || ' was moved by migration ' || p.migration_id || ' and its timeline does not say so'
                            FROM process_migration_instance p JOIN orders o ON o.id = p.order_id
                            WHERE p.state = 'MOVED' AND NOT EXISTS (SELECT FROM order_timeline t
                                WHERE t.order_id = p.order_id AND t.type = 'process.migrated' AND t.cause = 'migration:' || p.migration_id)"""));

    private MigrationInvariants() {}
}
