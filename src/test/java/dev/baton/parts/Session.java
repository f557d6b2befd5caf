package dev.baton.parts;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** A session of its own for a child, so that Ctrl-C in the terminal reaches this JVM alone, which then stops in order. */
final class Session {

    private Session() {}

    /** The words to put before a command; macOS has no {@code setsid} command, but it has Perl. */
    static List<String> prefix() {
        return isOnPath("setsid")
                ? List.of("setsid")
                : List.of("perl", "-MPOSIX", "-e", "POSIX::setsid(); exec @ARGV or die");
    }

    private static boolean isOnPath(String command) {
        String path = System.getenv().getOrDefault("PATH", "");
        return Arrays.stream(path.split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, command)));
    }
}
