package dev.baton.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The processes, forms and rule tables of the working directory, as the analyst edits them. */
final class ModelFiles {

    private final List<Path> folders;

    ModelFiles(Path root) {
        folders = List.of(root.resolve("bpmn"), root.resolve("bpmn").resolve("forms"), root.resolve("dmn"));
    }

    List<Path> folders() {
        return folders.stream().filter(Files::isDirectory).toList();
    }

    List<Path> all() {
        return folders().stream().flatMap(ModelFiles::in).sorted().toList();
    }

    /** How many forms there are. */
    int forms() {
        return Math.toIntExact(all().stream().filter(file -> file.toString().endsWith(".form")).count());
    }

    private static Stream<Path> in(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(ModelFiles::isModel).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isModel(Path file) {
        return file.toString().matches(".*\\.(bpmn|dmn|form)") && Files.isRegularFile(file);
    }
}
