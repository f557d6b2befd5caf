package dev.baton.platform.imports;

import dev.baton.platform.security.Caller;
import java.util.List;
import java.util.Set;

/** A kind of file that can be imported. A bean of its room. */
public interface ImportKind {

    /** Unique and lasting: imports that wait to be worked off are found by it after a restart. */
    String name();

    /** The columns that a CSV file must have. */
    Set<String> required();

    /** The columns that a CSV file may have besides. */
    Set<String> optional();

    /** Whether files of one JSON object a line are taken too. */
    default boolean ndjson() {
        return false;
    }

    /** What the rows that belong together have in common. Rows of one key reach {@link #accept} together, in the file's order. */
    default String groupKey(ImportRow row) {
        return String.valueOf(row.number());
    }

    /**
     * Takes the rows that belong together, in a transaction of their own, which is rolled back when they are refused. May be called again
     * with rows that it took before, and then answers {@link ImportOutcome.Duplicate} or changes nothing.
     *
     * @param caller who sent the file
     */
    ImportOutcome accept(List<ImportRow> group, Caller caller);
}
