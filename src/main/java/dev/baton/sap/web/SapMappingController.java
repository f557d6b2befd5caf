package dev.baton.sap.web;

import dev.baton.platform.imports.ImportEndpoint;
import dev.baton.platform.imports.ImportProgress;
import dev.baton.sap.SapMappingImport;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "SAP")
@RequestMapping("/api/sap/mappings/imports")
class SapMappingController {

    private final SapMappingImport kind;
    private final ImportEndpoint imports;

    SapMappingController(SapMappingImport kind, ImportEndpoint imports) {
        this.kind = kind;
        this.imports = imports;
    }

    /** Takes a CSV file with the columns {@code kind,ourId,sapId}; the kind is MATERIAL, PLANT or PARTNER. */
    @PostMapping
    ResponseEntity<ImportProgress> receive(HttpServletRequest request) {
        return imports.receive(kind, request);
    }

    @GetMapping("/{id}")
    ImportProgress progress(@PathVariable UUID id) {
        return imports.progress(kind, id);
    }
}
