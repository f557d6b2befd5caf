package dev.baton.local;

import dev.baton.parts.PartFailed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** One run a folder: two servers over one data directory would destroy it. The lock goes with the process. */
final class OneRun implements AutoCloseable {

    private final FileChannel channel;

    private OneRun(FileChannel channel) {
        this.channel = channel;
    }

    static OneRun in(Path folder) {
        try {
            Files.createDirectories(folder);
            FileChannel channel = FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE,
                    StandardOpenOption.WRITE);
            FileLock lock = channel.tryLock();
            if (lock == null) {
                throw new PartFailed("The local platform is running already on the data in " + folder.toAbsolutePath());
            }
            return new OneRun(channel);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
