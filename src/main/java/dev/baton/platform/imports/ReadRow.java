package dev.baton.platform.imports;

/** A row as it was found in a file. */
public sealed interface ReadRow {

    int number();

    record Good(ImportRow row) implements ReadRow {

        @Override
        public int number() {
            return row.number();
        }
    }

    record Bad(int number, String reason) implements ReadRow {}
}
