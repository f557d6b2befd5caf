package dev.baton.operations.version;

/** What becomes of an order in a migration. */
public enum MigrationState {
    PENDING,
    /** The engine was asked to move it, and has not answered yet. */
    ASKED,
    MOVED,
    /** It finishes on its old version. */
    STAYED
}
