package dev.baton.platform.imports;

import dev.baton.platform.problem.InvalidRequestException;
import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;

/** Reads a file of rows, each within what can be held in memory, however it is made up. */
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
        char[] character = new char[1];
        return read(character, 0, 1) < 0 ? -1 : character[0];
    }

    @Override
    public int read(char[] buffer, int offset, int length) throws IOException {
        try {
            int count = super.read(buffer, offset, length);
            count(Math.max(0, count));
            return count;
        } catch (CharacterCodingException foreign) {
            // guessed letters would be kept as the names of people and products
            throw new InvalidRequestException("", "the file is not in UTF-8");
        }
    }

    private void count(int characters) {
        read += characters;
        if (read > LONGEST + AHEAD) {
            throw new InvalidRequestException("", "a row may have up to " + LONGEST + " characters");
        }
    }
}
