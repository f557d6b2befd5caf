package dev.baton.sap;

/** What SAP is asked to do. */
enum SapStep {
    /** To make the order's sales order. */
    SALES_ORDER,
    /** To bring the items of the sales order in line with what the order's goods have become. */
    ITEMS,
    /** To deliver a consignment and issue its goods. */
    GOODS_ISSUE,
    /** To take all of it back. */
    REVERSAL,
    /** To make the return order of goods that have come back. */
    RETURN
}
