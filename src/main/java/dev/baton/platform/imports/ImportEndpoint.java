package dev.baton.platform.imports;

import dev.baton.platform.security.Callers;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.UUID;
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
        String type = request.getContentType();
        MediaType mediaType = type == null ? MediaType.APPLICATION_OCTET_STREAM : MediaType.parseMediaType(type);
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
}
