package dev.baton.operations;

import java.util.List;

/** Who belongs to whom is told the same everywhere. */
final class HierarchyInvariants {

    static final List<Invariant> ALL = List.of(
            new Invariant(
                    "A retailer belongs to the distributor that its history ends with, and nobody else belongs to anybody",
                    """
                            SELECT c.id || ' belongs to ' || coalesce(c.parent_id, 'nobody') || ', by its history to '
                                || coalesce(string_agg(h.parent_id, ' and '), 'nobody') || coalesce(', a ' || p.type, '')
                            FROM customer c LEFT JOIN customer p ON p.id = c.parent_id
                            LEFT JOIN customer_parent_history h ON h.customer_id = c.id AND h.until IS NULL
                            GROUP BY c.id, p.id
                            HAVING c.parent_id IS DISTINCT FROM min(h.parent_id) OR count(h.id) > 1
                                OR c.parent_id IS NOT NULL AND (c.type <> 'RETAILER' OR p.type IS DISTINCT FROM 'DISTRIBUTOR')"""));

    private HierarchyInvariants() {}
}
