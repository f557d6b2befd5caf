package dev.baton.model;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** Forms of user tasks. */
final class Forms {

    private Forms() {}

    static String id(Path file) {
        try {
            return new ObjectMapper().readTree(file.toFile()).path("id").asText();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
