package dev.baton.testing;

import dev.baton.testing.exporter.RecordFileExporter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;

/** The exporter's classes as a jar, which is how a broker takes them. */
final class ExporterJar {

    private ExporterJar() {}

    static Path writtenTo(Path jar) {
        String folder = RecordFileExporter.class.getPackageName().replace('.', '/');
        Path classes = Path.of(URI.create(Objects.requireNonNull(
                RecordFileExporter.class.getResource("RecordFileExporter.class")).toString())).resolveSibling("");
        try (var out = new JarOutputStream(Files.newOutputStream(jar));
                DirectoryStream<Path> files = Files.newDirectoryStream(classes, "*.class")) {
            for (Path file : files) {
                out.putNextEntry(new JarEntry(folder + "/" + file.getFileName()));
                Files.copy(file, out);
                out.closeEntry();
            }
            return jar;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
