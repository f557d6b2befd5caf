package dev.baton.operations;

import java.util.List;

/** One order has at most one SAP sales order, and every SAP sales order has one order. */
final class SapInvariants {

    static final List<Invariant> ALL = List.of(
            new Invariant("A sales order of SAP's belongs to one order", """
                    SELECT 'sales order ' || number || ' belongs to ' || count(*) || ' orders' FROM sap_request
                    WHERE step = 'SALES_ORDER' AND number IS NOT NULL GROUP BY number HAVING count(*) > 1"""),
            new Invariant("An order has the sales order that SAP has made for it",
                    """
                            SELECT o.number || ' has ' || coalesce(o.sap_sales_order, 'no sales order') || ' and SAP made '
                                || coalesce(r.number, 'none')
                            FROM orders o LEFT JOIN sap_request r ON r.order_id = o.id AND r.step = 'SALES_ORDER' AND r.state = 'DONE'
                            WHERE o.sap_sales_order IS DISTINCT FROM r.number
                              AND o.status NOT IN ('CANCELLING', 'REJECTED', 'CANCELLED') AND NOT o.restarting
                              AND (o.sap_sales_order IS NOT NULL OR o.status IN ('RELEASED', 'SHIPPED', 'DELIVERED', 'COMPLETED'))"""),
            new Invariant("A sales order of an order that was cancelled is reversed, and nothing is open with SAP",
                    """
                            SELECT o.number || ' is ' || o.status || ' and its step ' || r.step || ' at SAP is ' || r.state FROM orders o
                            JOIN sap_request r ON r.order_id = o.id
                            LEFT JOIN sap_request undone ON undone.order_id = o.id AND undone.step = 'REVERSAL' AND undone.state = 'DONE'
                            WHERE o.status IN ('REJECTED', 'CANCELLED') AND r.step <> 'REVERSAL'
                              AND (r.state = 'INTENT' OR r.state = 'DONE' AND undone.order_id IS NULL)"""),
            new Invariant("Goods have left by our books only where SAP has issued them", """
                    SELECT o.number || ' is ' || o.status || ' and SAP has issued nothing' FROM orders o
                    WHERE o.channel = 'DISTRIBUTOR' AND o.status IN ('SHIPPED', 'DELIVERED', 'COMPLETED')
                      AND NOT EXISTS (SELECT FROM sap_request r
                          WHERE r.order_id = o.id AND r.step = 'GOODS_ISSUE' AND r.state = 'DONE')"""));

    private SapInvariants() {}
}
