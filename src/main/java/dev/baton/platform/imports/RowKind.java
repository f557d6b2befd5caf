package dev.baton.platform.imports;

import java.util.Set;

/** What the rows of a file are made of. */
public interface RowKind {

    /** What the rows are called, in the plural. */
    String name();

    /** The columns that a CSV file must have. */
    Set<String> required();

    /** The columns that a CSV file may have besides. */
    Set<String> optional();

    /** Whether files of one JSON object a line are taken too. */
    default boolean ndjson() {
        return false;
    }
}
