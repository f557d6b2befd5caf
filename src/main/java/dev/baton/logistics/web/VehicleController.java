package dev.baton.logistics.web;

import dev.baton.logistics.Vehicle;
import dev.baton.logistics.VehicleImport;
import dev.baton.logistics.Vehicles;
import dev.baton.platform.imports.ImportEndpoint;
import dev.baton.platform.imports.ImportProgress;
import dev.baton.platform.paging.Limit;
import dev.baton.platform.paging.Page;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Shipments")
@RequestMapping("/api/logistics/vehicles")
class VehicleController {

    private final Vehicles vehicles;
    private final VehicleImport kind;
    private final ImportEndpoint imports;

    VehicleController(Vehicles vehicles, VehicleImport kind, ImportEndpoint imports) {
        this.vehicles = vehicles;
        this.kind = kind;
        this.imports = imports;
    }

    /** Vehicles by id, and how much each can carry. */
    @GetMapping
    Page<Vehicle> list(
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return vehicles.list(Limit.of(limit), cursor);
    }

    /** Takes a CSV file with the columns {@code id,location,capacity,unit}. */
    @PostMapping("/imports")
    ResponseEntity<ImportProgress> receive(HttpServletRequest request) {
        return imports.receive(kind, request);
    }

    @GetMapping("/imports/{id}")
    ImportProgress progress(@PathVariable UUID id) {
        return imports.progress(kind, id);
    }
}
