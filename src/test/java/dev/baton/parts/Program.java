package dev.baton.parts;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A started program that does not outlive this JVM.
 *
 * <p>
 * This JVM holds the writing end of a pipe to the watchdog. The pipe closes when the JVM ends in whatever way, also by
 * {@code kill -9}, and the watchdog then asks the program to stop and kills what is left of its session.
 */
public final class Program implements AutoCloseable {

    private static final int SECONDS_TO_STOP = 20;

    /** Arguments: signal to stop with, seconds to wait for that, log file, command. Prints the command's pid. */
    private static final String WATCHDOG = """
            signal=$1; patience=$2; log=$3; shift 3
            exec 3<&0
            "$@" 3<&- </dev/null >>"$log" 2>&1 &
            child=$!
            echo $child
            exec >/dev/null 2>&1
            (
              cat <&3
              kill -s "$signal" $child
              while kill -0 $child && [ $patience -gt 0 ]; do sleep 1; patience=$((patience - 1)); done
              kill -s KILL 0
            ) &
            exec 3<&-
            wait $child
            kill -s KILL 0
            """;

    private final String name;
    private final Path log;
    private final Process watchdog;
    private final long pid;
    // Absent when the program ended before we could look.
    private final Optional<ProcessHandle> handle;

    private Program(String name, Path log, Process watchdog, long pid) {
        this.name = name;
        this.log = log;
        this.watchdog = watchdog;
        this.pid = pid;
        this.handle = ProcessHandle.of(pid);
    }

    /**
     * What to start.
     *
     * @param stopSignal the signal that makes it stop in good order, for example {@code TERM}
     * @param log is appended to; beside it a file with the ending {@code .pid} tells the next run what this one left
     */
    public record Command(
            String name,
            List<String> command,
            Map<String, String> environment,
            String stopSignal,
            Path log) {

        public Program start() {
            return Program.start(this);
        }
    }

    private static Program start(Command command) {
        endLeftoversOf(command.log());
        List<String> line = new ArrayList<>(Session.prefix());
        line.addAll(List.of("sh", "-c", WATCHDOG, "watchdog-of-" + command.name(), command.stopSignal(),
                Integer.toString(SECONDS_TO_STOP), command.log().toAbsolutePath().toString()));
        line.addAll(command.command());
        try {
            Folders.parentOf(command.log());
            ProcessBuilder builder = new ProcessBuilder(line).redirectError(ProcessBuilder.Redirect.DISCARD);
            builder.environment().putAll(command.environment());
            Process watchdog = builder.start();
            var program = new Program(command.name(), command.log(), watchdog, pid(command, watchdog));
            program.remember();
            return program;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long pid(Command command, Process watchdog) throws IOException {
        var reader = new BufferedReader(new InputStreamReader(watchdog.getInputStream(), StandardCharsets.US_ASCII));
        String pid = reader.readLine();
        if (pid == null) {
            throw new PartFailed(command.name() + " did not start: " + String.join(" ", command.command()));
        }
        return Long.parseLong(pid);
    }

    private void remember() throws IOException {
        if (handle.isPresent()) {
            Leftovers.remember(handle.get(), pidFile(log));
        }
    }

    /** Ends what a killed run with the same log left behind, if anything. */
    public static void endLeftoversOf(Path log) {
        Leftovers.end(pidFile(log));
    }

    private static Path pidFile(Path log) {
        return log.resolveSibling(log.getFileName() + ".pid");
    }

    public long pid() {
        return pid;
    }

    public boolean isRunning() {
        return handle.filter(ProcessHandle::isAlive).isPresent();
    }

    /** Throws when the program has ended by itself, with the end of its log. */
    public void mustRun() {
        if (!isRunning()) {
            throw new PartFailed(name + " ended by itself. The end of " + log + ":\n" + LogTail.of(log, 15));
        }
    }

    /** Asks the program to stop and waits until it and all its children are gone. */
    @Override
    public void close() {
        try {
            watchdog.getOutputStream().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        awaitEnd();
    }

    /** Kills the program as a crash would: no signal that it could catch. */
    public void kill() {
        handle.ifPresent(ProcessHandle::destroyForcibly);
        awaitEnd();
    }

    private void awaitEnd() {
        try {
            if (!watchdog.waitFor(SECONDS_TO_STOP + 10, TimeUnit.SECONDS)) {
                throw new PartFailed(name + " did not end");
            }
            Files.deleteIfExists(pidFile(log));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
