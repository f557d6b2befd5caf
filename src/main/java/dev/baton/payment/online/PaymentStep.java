package dev.baton.payment.online;

/** What an institution is asked for. */
public enum PaymentStep {
    /** To set money of the payer's aside. */
    AUTHORISATION,
    /** To take what was set aside, or a part of it. */
    CAPTURE,
    /** To give back what is left of an authorisation. */
    VOID,
    /** To pay back what was captured, or a part of it. */
    REFUND
}
