package dev.baton.operations;

import java.util.List;

/** Parcels that do not arrive end in one thing, and what is claimed for them stands in the books. */
final class ParcelInvariants {

    static final List<Invariant> ALL = List.of(
            new Invariant("A shipment is given up exactly if its goods were sent again or their money was given back",
                    """
                            SELECT 'shipment ' || s.id || ' is ' || CASE WHEN s.given_up_at IS NULL THEN 'waited for' ELSE 'given up' END || ', and its exception is '
                                || coalesce(e.state, 'none')
                            FROM shipment s LEFT JOIN shipment_exception e ON e.shipment_id = s.id AND e.state IN ('RESHIPPED', 'REFUNDED')
                            WHERE (s.given_up_at IS NULL) <> (e.id IS NULL)"""),
            new Invariant("Goods that were sent again have left once, and others for them are not reserved",
                    """
                            SELECT 'exception ' || e.id || ' is ' || e.state || ' and its goods are ' || coalesce(r.state, 'not there')
                            FROM shipment_exception e
                            LEFT JOIN (SELECT DISTINCT reference, state FROM reservation WHERE state <> 'RELEASED') r
                                ON r.reference = 'replacement:' || e.id
                            WHERE CASE e.state WHEN 'RESHIPPED' THEN coalesce(r.state NOT IN ('ISSUED', 'ARRIVED'), true)
                                WHEN 'RESHIPPING' THEN r.state NOT IN ('RESERVED')
                                WHEN 'OVER' THEN r.state IN ('ISSUED', 'ARRIVED') ELSE r.state IS NOT NULL END"""),
            new Invariant("What goes in place of a parcel are the goods of its consignment",
                    """
                            SELECT 'exception ' || e.id || ' sends ' || coalesce(r.quantity, 0) || ' of ' || l.sku || ' again, which were ' || l.quantity
                            FROM shipment_exception e
                            JOIN (SELECT consignment_id, sku, sum(quantity) AS quantity FROM consignment_line GROUP BY consignment_id, sku) l
                                ON l.consignment_id = e.consignment_id
                            LEFT JOIN reservation r ON r.reference = 'replacement:' || e.id AND r.sku = l.sku AND r.state <> 'RELEASED'
                            WHERE e.state = 'RESHIPPED' AND r.quantity IS DISTINCT FROM l.quantity"""),
            new Invariant("A consignment whose money was given back for a parcel is refused whole once it has ended",
                    """
                            SELECT 'consignment ' || l.consignment_id || ', line ' || l.line_no || ': of ' || l.quantity || ' are refused ' || l.refused
                            FROM shipment_exception e JOIN consignment c ON c.id = e.consignment_id AND c.state = 'DELIVERED'
                            JOIN consignment_line l ON l.consignment_id = c.id
                            WHERE e.state = 'REFUNDED' AND l.refused <> l.quantity"""),
            new Invariant("What a carrier has accepted and not paid of a claim is a receivable in the books",
                    """
                            SELECT 'claim ' || c.id || ' is ' || c.state || ' with ' || coalesce(c.accepted, 0) || ', booked are ' || coalesce(booked.accepted, 0)
                                || ' and ' || coalesce(booked.paid, 0)
                            FROM carrier_claim c LEFT JOIN LATERAL (
                                SELECT sum(t.amount) FILTER (WHERE t.key = 'claim:' || c.id) AS accepted,
                                       sum(t.amount) FILTER (WHERE t.key = 'claim:' || c.id || ':paid') AS paid
                                FROM ledger_transfer t WHERE t.key IN ('claim:' || c.id, 'claim:' || c.id || ':paid')) booked ON true
                            WHERE coalesce(booked.accepted, 0) <> coalesce(c.accepted, 0)
                               OR coalesce(booked.paid, 0) <> CASE c.state WHEN 'PAID' THEN c.accepted ELSE 0 END"""));

    private ParcelInvariants() {}
}
