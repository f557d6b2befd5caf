package dev.baton.sap.reconciliation;

/** How far a run is. */
public enum RunState {
    /** SAP's stock is being read. */
    READING,
    /** It is read and being compared. */
    COMPARING,
    /** All is compared, and what is above the limit waits for a person. */
    DECIDING,
    DONE,
    /** It did not get on, and was given up. */
    FAILED
}
