package dev.baton.platform.imports;

import dev.baton.platform.security.Callers;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** What the controllers of all imports have in common. */
@Component
public class ImportEndpoint {

    private final Imports imports;

    ImportEndpoint(Imports imports) {
        this.imports = imports;
    }

    /** Receives the request's body as a file: answers 202 with the progress and where it can be read. */
    public ResponseEntity<ImportProgress> receive(ImportKind kind, HttpServletRequest request) {
        MediaType mediaType = type(request.getContentType());
        try {
            ImportId id = imports.receive(kind, request.getInputStream(), mediaType, Callers.current());
            URI location = URI.create(request.getRequestURI() + "/" + id);
            return ResponseEntity.accepted().location(location).body(progress(kind, id.value()));
        } catch (IOException broken) {
            throw new UncheckedIOException("the request broke off", broken);
        }
    }

    /** @throws dev.baton.platform.problem.NotFoundException if the caller may see no such import */
    public ImportProgress progress(ImportKind kind, UUID id) {
        return imports.progress(kind, new ImportId(id), Callers.current());
    }

    /** What names no type, or nonsense, is some bytes. */
    private static MediaType type(@Nullable String contentType) {
        try {
            return contentType == null
                    ? MediaType.APPLICATION_OCTET_STREAM
                    : MediaType.parseMediaType(contentType);
        } catch (InvalidMediaTypeException nonsense) {
            return MediaType.APPLICATION_OCTET_STREAM;
        }
    }
}
