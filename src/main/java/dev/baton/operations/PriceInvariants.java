package dev.baton.operations;

import java.util.List;

/** What something costs can be traced to who said so. */
final class PriceInvariants {

    static final List<Invariant> ALL = List.of(
            new Invariant("A price that an order has from a list is in the list's currency",
                    """
                            SELECT o.number || ' in ' || o.currency || ' has the price of ' || l.sku || ' from list ' || p.name || ' in ' || p.currency
                            FROM order_line l JOIN orders o ON o.id = l.order_id JOIN price_list p ON p.id = l.price_list_id
                            WHERE p.currency <> o.currency"""),
            new Invariant("What a distributor lists is what it said last, and all that it said before is kept",
                    """
                            SELECT l.seller || ' lists ' || l.sku || ' in version ' || l.version || ', of which ' || count(v.version) || ' are kept'
                            FROM seller_listing l LEFT JOIN seller_listing_version v ON (v.seller, v.sku) = (l.seller, l.sku)
                            GROUP BY l.seller, l.sku
                            HAVING count(v.version) <> l.version
                                OR NOT bool_or((v.version, v.listed, v.currency, v.changed_by) = (l.version, l.listed, l.currency, l.changed_by)
                                    AND v.price IS NOT DISTINCT FROM l.price)"""),
            new Invariant(
                    "A price that waited for a person is in force where another person than its proposer has approved it",
                    """
                            SELECT p.kind || ' of ' || p.sku || ' proposed by ' || p.proposed_by || ' is ' || p.state || ' by ' || coalesce(p.decided_by, 'nobody')
                            FROM price_proposal p LEFT JOIN price_proposal_verdict v
                              ON v.proposal_id = p.id AND v.verdict = 'IN_FORCE' AND v.person = p.decided_by
                            WHERE (p.state = 'IN_FORCE') <> (v.job_key IS NOT NULL) OR p.state = 'IN_FORCE' AND p.decided_by = p.proposed_by"""),
            new Invariant("Only distributors list products",
                    """
                            SELECT l.seller || ' lists ' || l.sku || ' and is ' || coalesce(c.type, 'no customer')
                            FROM seller_listing l LEFT JOIN customer c ON c.id = l.seller WHERE c.type IS DISTINCT FROM 'DISTRIBUTOR'"""));

    private PriceInvariants() {}
}
