package dev.baton.platform.imports;

import dev.baton.platform.problem.InvalidRequestException;
import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/** Keeps each row of a file within what can be held in memory, however it is made up. */
final class RowLimit extends FilterReader {

    static final int LONGEST = 1_000_000;
    /** So much may have been read ahead of the row that it is about. */
    private static final int AHEAD = 16 * 1024;
    private long read;

    RowLimit(Reader file) {
        super(file);
    }

    /** The next row begins. */
    void begin() {
        read = 0;
    }

    @Override
    public int read() throws IOException {
        int character = super.read();
        count(character < 0 ? 0 : 1);
        return character;
    }

    @Override
    public int read(char[] buffer, int offset, int length) throws IOException {
        int count = super.read(buffer, offset, length);
        count(Math.max(0, count));
        return count;
    }

    private void count(int characters) {
        read += characters;
        if (read > LONGEST + AHEAD) {
            throw new InvalidRequestException("", "a row may have up to " + LONGEST + " characters");
        }
    }
}
