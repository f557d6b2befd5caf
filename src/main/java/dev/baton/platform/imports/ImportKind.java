package dev.baton.platform.imports;

import dev.baton.platform.security.Caller;
import java.util.List;
import java.util.function.Supplier;

/** A kind of file that can be imported. A bean of its room. */
public interface ImportKind extends RowKind {

    /** Unique and lasting: imports that wait to be worked off are found by it after a restart. */
    @Override
    String name();

    /** What the rows that belong together have in common. Rows of one key reach {@link #accept} together, in the file's order. */
    default String groupKey(ImportRow row) {
        return String.valueOf(row.number());
    }

    /** Whether rows have to wait at present. An import that waits lets the others by, and goes on where it was. */
    default boolean isHeldBack() {
        return false;
    }

    /**
     * Does what may wait for others, such as asking the rules, before the transaction begins that takes the rows: it would hold a connection
     * meanwhile.
     *
     * @return what takes them, in that transaction; as {@link #accept} does, unless a kind has to ask before
     */
    default Supplier<ImportOutcome> prepare(List<ImportRow> group, Caller caller) {
        return () -> accept(group, caller);
    }

    /**
     * Takes the rows that belong together, in a transaction of their own, which is rolled back when they are refused. May be called again
     * with rows that it took before, and then answers {@link ImportOutcome.Duplicate} or changes nothing.
     *
     * @param caller who sent the file
     */
    ImportOutcome accept(List<ImportRow> group, Caller caller);
}
