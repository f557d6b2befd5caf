package dev.baton.platform.imports;

import java.io.Closeable;
import java.util.Optional;

/** Reads a file row by row. */
public interface RowReader extends Closeable {

    /** The next row, or why it cannot be read; empty at the end of the file. */
    Optional<ReadRow> next();

    @Override
    void close();
}
