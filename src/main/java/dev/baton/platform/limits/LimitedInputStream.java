package dev.baton.platform.limits;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.springframework.util.unit.DataSize;

/** Passes on so many bytes and then throws {@link TooLargeException}. */
public final class LimitedInputStream extends FilterInputStream {

    private final DataSize limit;
    private long left;

    public LimitedInputStream(InputStream in, DataSize limit) {
        super(in);
        this.limit = limit;
        this.left = limit.toBytes();
    }

    @Override
    public int read() throws IOException {
        int read = super.read();
        count(read < 0 ? 0 : 1);
        return read;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int read = super.read(buffer, offset, length);
        count(Math.max(0, read));
        return read;
    }

    private void count(int read) {
        left -= read;
        if (left < 0) {
            throw new TooLargeException(limit);
        }
    }
}
