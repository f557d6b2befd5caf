package dev.baton.operations;

import java.util.List;

/** What stands still in the engine is known once, and what was done about it was done by somebody. */
final class ExceptionInvariants {

    static final List<Invariant> ALL = List.of(
            new Invariant("An incident that a person ended was acted on by that person",
                    """
                            SELECT 'incident ' || i.id || ' was ended by ' || i.closed_by || ' and nobody says why' FROM engine_incident i
                            WHERE i.closed_by IS NOT NULL
                              AND NOT EXISTS (SELECT FROM exception_action a
                                  WHERE a.exception_id = 'ENGINE_INCIDENT:' || i.id AND a.actor = i.closed_by)"""),
            new Invariant("What was done about an order that was stuck stands in its timeline",
                    """
                            SELECT o.number || ' was acted on by ' || a.actor || ' and its timeline does not say so'
                            FROM exception_action a JOIN orders o ON o.id = a.order_id
                            WHERE NOT EXISTS (SELECT FROM order_timeline t WHERE t.order_id = a.order_id AND t.actor = a.actor
                                AND (t.type LIKE 'exception.%' OR t.type = 'cancellation.requested'))
                              AND a.action <> 'CANCEL'"""));

    private ExceptionInvariants() {}
}
