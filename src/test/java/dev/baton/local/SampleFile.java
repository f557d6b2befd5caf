package dev.baton.local;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** The CSV files of {@code src/test/resources/sample}. */
final class SampleFile {

    private SampleFile() {}

    static String read(String name) {
        try (InputStream file = SampleFile.class.getResourceAsStream("/sample/" + name + ".csv")) {
            return new String(Objects.requireNonNull(file, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
