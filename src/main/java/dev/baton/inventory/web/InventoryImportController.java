package dev.baton.inventory.web;

import dev.baton.inventory.StockImport;
import dev.baton.inventory.ThresholdImport;
import dev.baton.inventory.location.LocationImport;
import dev.baton.platform.imports.ImportEndpoint;
import dev.baton.platform.imports.ImportProgress;
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
@Tag(name = "Stock")
@RequestMapping("/api/inventory")
class InventoryImportController {

    private final StockImport stock;
    private final LocationImport locations;
    private final ThresholdImport thresholds;
    private final ImportEndpoint imports;

    InventoryImportController(
            StockImport stock,
            LocationImport locations,
            ThresholdImport thresholds,
            ImportEndpoint imports) {
        this.stock = stock;
        this.locations = locations;
        this.thresholds = thresholds;
        this.imports = imports;
    }

    @PostMapping("/imports")
    ResponseEntity<ImportProgress> stock(HttpServletRequest file) {
        return imports.receive(stock, file);
    }

    @GetMapping("/imports/{id}")
    ImportProgress stock(@PathVariable UUID id) {
        return imports.progress(stock, id);
    }

    @PostMapping("/locations/imports")
    ResponseEntity<ImportProgress> locations(HttpServletRequest file) {
        return imports.receive(locations, file);
    }

    @GetMapping("/locations/imports/{id}")
    ImportProgress locations(@PathVariable UUID id) {
        return imports.progress(locations, id);
    }

    @PostMapping("/thresholds/imports")
    ResponseEntity<ImportProgress> thresholds(HttpServletRequest file) {
        return imports.receive(thresholds, file);
    }

    @GetMapping("/thresholds/imports/{id}")
    ImportProgress thresholds(@PathVariable UUID id) {
        return imports.progress(thresholds, id);
    }
}
