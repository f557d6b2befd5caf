package dev.baton.platform.limits;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.springframework.util.unit.DataSize;

/** A request's body that ends in {@link TooLargeException} when it is too long. */
final class LimitedServletInputStream extends ServletInputStream {

    private final ServletInputStream body;
    private final InputStream limited;

    LimitedServletInputStream(ServletInputStream body, DataSize limit) {
        this.body = body;
        this.limited = new LimitedInputStream(body, limit);
    }

    @Override
    public int read() throws IOException {
        return limited.read();
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        return limited.read(buffer, offset, length);
    }

    @Override
    public boolean isFinished() {
        return body.isFinished();
    }

    @Override
    public boolean isReady() {
        return body.isReady();
    }

    @Override
    public void setReadListener(ReadListener listener) {
        body.setReadListener(listener);
    }
}
