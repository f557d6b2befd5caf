package dev.baton.operations;

import java.util.List;

/** What a reviewer or a rule decided, on which inputs and under which version of the rule, can be read back. */
final class DecisionInvariants {

    static final List<Invariant> ALL = List.of(
            new Invariant("An order past review was checked, priced and reviewed by rules whose version is known",
                    """
                            SELECT o.number || ' is ' || o.status || ' without a decision of ' || asked.decision FROM orders o
                            CROSS JOIN (VALUES ('order-check'), ('promotion'), ('order-review')) asked (decision)
                            WHERE o.channel = 'DISTRIBUTOR'
                              AND o.status IN ('APPROVED', 'PRE_ORDERED', 'BACKORDERED', 'ALLOCATED', 'RELEASED', 'SHIPPED', 'DELIVERED', 'COMPLETED')
                              AND NOT EXISTS (SELECT FROM order_decision d
                                  WHERE d.order_id = o.id AND d.revision = o.revision AND d.decision = asked.decision AND d.version IS NOT NULL)"""),
            new Invariant("A risk that rules did not let pass made a person look",
                    """
                            SELECT o.number || ' has the risk ' || k.outcome || ' and its review is ' || r.outcome FROM order_risk k
                            JOIN orders o ON o.id = k.order_id
                            JOIN order_review r ON r.order_id = k.order_id AND r.revision = k.revision
                            WHERE k.outcome <> 'PASS' AND r.outcome = 'AUTO_APPROVE'"""),
            new Invariant("A risk was decided by rules whose version is known",
                    """
                            SELECT o.number || ' has a risk without a decision' FROM order_risk k JOIN orders o ON o.id = k.order_id
                            WHERE o.process_definition_key IS NOT NULL
                              AND NOT EXISTS (SELECT FROM order_decision d
                                  WHERE d.order_id = k.order_id AND d.revision = k.revision AND d.decision = 'risk' AND d.version IS NOT NULL)"""),
            new Invariant("An order that rules did not approve was approved by a person",
                    """
                            SELECT o.number || ' is ' || o.status || ', ' || r.outcome || ' and nobody approved it' FROM orders o
                            JOIN order_review r ON r.order_id = o.id AND r.revision = o.revision
                            WHERE o.status IN ('APPROVED', 'PRE_ORDERED', 'BACKORDERED', 'ALLOCATED', 'RELEASED', 'SHIPPED', 'DELIVERED', 'COMPLETED')
                              AND r.outcome <> 'AUTO_APPROVE'
                              AND NOT EXISTS (SELECT FROM order_review_verdict v
                                  WHERE v.order_id = o.id AND v.revision = o.revision AND v.verdict = 'APPROVED')"""),
            new Invariant("An order that needs two persons was approved by two who can be told apart",
                    """
                            SELECT o.number || ' is ' || o.status || ' and was not approved by two persons' FROM orders o
                            JOIN order_review r ON r.order_id = o.id AND r.revision = o.revision
                            WHERE o.status IN ('APPROVED', 'PRE_ORDERED', 'BACKORDERED', 'ALLOCATED', 'RELEASED', 'SHIPPED', 'DELIVERED', 'COMPLETED')
                              AND r.outcome = 'MANUAL' AND r.second_approval
                              AND (SELECT count(DISTINCT v.reviewer) FROM order_review_verdict v
                                  WHERE v.order_id = o.id AND v.revision = o.revision AND v.decision = 'APPROVE') < 2"""));

    private DecisionInvariants() {}
}
