package dev.baton.order.web;

import dev.baton.order.importing.OrderImport;
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

/** Files of orders. */
@RestController
@Tag(name = "Orders")
@RequestMapping("/api/orders/imports")
class OrderImportController {

    private final ImportEndpoint imports;
    private final OrderImport orders;

    OrderImportController(ImportEndpoint imports, OrderImport orders) {
        this.imports = imports;
        this.orders = orders;
    }

    @PostMapping
    ResponseEntity<ImportProgress> receive(HttpServletRequest file) {
        return imports.receive(orders, file);
    }

    @GetMapping("/{id}")
    ImportProgress progress(@PathVariable UUID id) {
        return imports.progress(orders, id);
    }
}
