package dev.baton.operations;

import java.util.List;

/** What leaves one location for another arrives there, is on its way, or is written off. */
final class TransferInvariants {

    static final List<Invariant> ALL = List.of(
            new Invariant("A transfer has its stock reserved while it is approved and has not left, and only then",
                    """
                            SELECT t.number || ' is ' || t.state || ' with ' || l.quantity || ' of ' || l.sku || ', and has reserved '
                                || coalesce(r.quantity, 0)
                            FROM stock_transfer t JOIN stock_transfer_line l ON l.transfer_id = t.id
                            LEFT JOIN reservation r ON (r.reference, r.sku, r.state) = (t.number, l.sku, 'RESERVED')
                            WHERE coalesce(r.quantity, 0) <> CASE t.state WHEN 'APPROVED' THEN l.quantity ELSE 0 END"""),
            new Invariant("What a transfer has shipped has arrived, is lost or is in transit",
                    """
                            SELECT t.number || ' has shipped ' || l.quantity || ' of ' || l.sku || ', of which ' || l.received || ' have arrived and '
                                || l.lost || ' are lost; by its reservation ' || coalesce(r.arrived || ' of ' || r.quantity, 'none') || ' are under way no more'
                            FROM stock_transfer t JOIN stock_transfer_line l ON l.transfer_id = t.id
                            LEFT JOIN reservation r ON (r.reference, r.sku) = (t.number, l.sku) AND r.state IN ('ISSUED', 'ARRIVED')
                            WHERE t.shipped_at IS NOT NULL
                                AND (r.quantity IS DISTINCT FROM l.quantity OR r.arrived IS DISTINCT FROM l.received + l.lost)"""),
            new Invariant("What a transfer has moved is what it has shipped, received and lost",
                    """
                            SELECT t.number || ' has shipped ' || l.quantity || ', received ' || l.received || ' and lost ' || l.lost || ' of ' || l.sku
                                || '; by movements ' || coalesce(m.issued, 0) || ', ' || coalesce(m.received, 0) || ' and ' || coalesce(m.lost, 0)
                            FROM stock_transfer t JOIN stock_transfer_line l ON l.transfer_id = t.id
                            LEFT JOIN (SELECT split_part(document, '/', 1) AS number, sku,
                                    -sum(quantity) FILTER (WHERE reason = 'TRANSFER_ISSUE') AS issued,
                                    sum(quantity) FILTER (WHERE reason <> 'TRANSFER_ISSUE') AS received,
                                    -sum(quantity) FILTER (WHERE reason = 'TRANSIT_LOSS') AS lost
                                  FROM stock_movement WHERE reason IN ('TRANSFER_ISSUE', 'TRANSFER_RECEIPT', 'TRANSIT_LOSS')
                                  GROUP BY split_part(document, '/', 1), sku) m ON (m.number, m.sku) = (t.number, l.sku)
                            WHERE (coalesce(m.issued, 0), coalesce(m.received, 0), coalesce(m.lost, 0))
                                <> (CASE WHEN t.shipped_at IS NULL THEN 0 ELSE l.quantity END, l.received, l.lost)"""),
            new Invariant("What has arrived of a transfer is the sum of its receipts, and all of it once it has ended",
                    """
                            SELECT t.number || ' is ' || t.state || ' and has received ' || l.received || ' and lost ' || l.lost || ' of ' || l.quantity || ' of '
                                || l.sku || ', by its receipts ' || coalesce(sum(r.received), 0) || ' and ' || coalesce(sum(r.lost), 0)
                            FROM stock_transfer t JOIN stock_transfer_line l ON l.transfer_id = t.id
                            LEFT JOIN stock_transfer_receipt_line r ON (r.transfer_id, r.sku) = (l.transfer_id, l.sku)
                            GROUP BY t.id, l.transfer_id, l.sku
                            HAVING l.received <> coalesce(sum(r.received), 0) OR l.lost <> coalesce(sum(r.lost), 0)
                                OR t.state = 'RECEIVED' AND l.received + l.lost <> l.quantity"""));

    private TransferInvariants() {}
}
