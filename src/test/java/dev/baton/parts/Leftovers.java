package dev.baton.parts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** What a run that was killed may have left behind: programs that its watchdog is still stopping. */
final class Leftovers {

    private static final Duration CLOCK_TOLERANCE = Duration.ofSeconds(3);

    private Leftovers() {}

    static void remember(ProcessHandle handle, Path pidFile) throws IOException {
        Instant started = handle.info().startInstant().orElse(Instant.EPOCH);
        Files.writeString(pidFile, handle.pid() + " " + started);
    }

    static void end(Path pidFile) {
        try {
            if (Files.exists(pidFile)) {
                String[] words = Files.readString(pidFile).split(" ");
                end(Long.parseLong(words[0]), Instant.parse(words[1]));
                Files.delete(pidFile);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A pid is used again one day; together with its start it names one process. */
    private static void end(long pid, Instant started) {
        ProcessHandle.of(pid)
                .filter(handle -> handle.info()
                        .startInstant()
                        .map(start -> Duration.between(start, started).abs().compareTo(CLOCK_TOLERANCE) < 0)
                        .orElse(false))
                .ifPresent(Leftovers::end);
    }

    private static void end(ProcessHandle handle) {
        handle.destroyForcibly();
        try {
            handle.onExit().get(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            throw new PartFailed("Process " + handle.pid() + " of an earlier run does not end; end it by hand", e);
        }
    }
}
