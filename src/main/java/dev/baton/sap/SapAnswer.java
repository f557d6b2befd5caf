package dev.baton.sap;

/** What came of asking SAP for a step. */
public sealed interface SapAnswer<T> {

    record Done<T>(T result) implements SapAnswer<T> {}

    /** @param sapMessage SAP's own words */
    record Refused<T>(String sapMessage) implements SapAnswer<T> {}
}
