package dev.baton.platform.imports;

import org.springframework.util.unit.DataSize;

/** A file is larger than is taken: answered with 413. */
public class FileTooLargeException extends RuntimeException {

    public FileTooLargeException(DataSize limit) {
        super("A file may have up to " + limit.toMegabytes() + " MB. Split it.");
    }
}
