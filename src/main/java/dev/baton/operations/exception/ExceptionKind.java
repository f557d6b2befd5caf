package dev.baton.operations.exception;

/** What can be the matter with what does not go on by itself. */
public enum ExceptionKind {
    /** A process stands still. */
    ENGINE_INCIDENT,
    /** The engine does not take what it is told. */
    ENGINE_SILENT,
    /** Nothing has happened to an order for a quarter of an hour. */
    STALLED,
    /** The engine has lost an order, and it cannot be begun anew. */
    PROCESS_LOST,
    PAYMENT_OVERDUE,
    STOCK_OVERDUE,
    REVIEW_OVERDUE,
    TASK_OVERDUE,
    /** An operator has stopped an order, and nobody lets it go on. */
    HOLD_OVERDUE,
    SAP_REFUSED,
    /** SAP has not answered for five minutes. */
    SAP_SILENT,
    CARRIER_REFUSED,
    SHIPMENT_ALERT,
    /** Nobody has proven that the goods arrived. */
    DELIVERY_UNPROVEN,
    /** Our amount is not SAP's. */
    SETTLEMENT_DIFFERENCE,
    /** Money that belongs to nothing that is known. */
    PAYMENT_UNMATCHED,
    INVARIANT_VIOLATED,
    VOUCHER_OVERDUE,
    WRITE_OFF_OVERDUE,
    PRICE_OVERDUE,
    COMPLAINT_OVERDUE,
    TRANSFER_OVERDUE
}
