package dev.baton.product.web;

import dev.baton.platform.imports.ImportEndpoint;
import dev.baton.platform.imports.ImportProgress;
import dev.baton.product.Product;
import dev.baton.product.ProductUnitImport;
import dev.baton.product.ProductUnits;
import dev.baton.product.Products;
import dev.baton.product.Sku;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Units of products, in which quantities may be named wherever lines are sent. */
@RestController
@Tag(name = "Products")
@RequestMapping("/api/products")
class ProductUnitController {

    private final Products products;
    private final ProductUnits units;
    private final ProductUnitImport kind;
    private final ImportEndpoint imports;

    ProductUnitController(Products products, ProductUnits units, ProductUnitImport kind, ImportEndpoint imports) {
        this.products = products;
        this.units = units;
        this.kind = kind;
        this.imports = imports;
    }

    @Operation(summary = "A product's base unit, and how much of it each further unit is")
    @GetMapping("/{sku}/units")
    ProductUnitsAnswer get(@PathVariable Sku sku) {
        return ProductUnitsAnswer.of(products.get(sku), units.of(sku));
    }

    @Operation(summary = "Puts these in place of a product's further units; what was reckoned before stays")
    @PutMapping("/{sku}/units")
    ProductUnitsAnswer put(@PathVariable Sku sku, @RequestBody ProductUnitsRequest request) {
        Product product = products.get(sku);
        units.replace(product, request.check(sku));
        return ProductUnitsAnswer.of(product, units.of(sku));
    }

    @Operation(summary = "Takes a file of units with the columns sku, unit, baseQuantity")
    @PostMapping("/units/imports")
    ResponseEntity<ImportProgress> receive(HttpServletRequest file) {
        return imports.receive(kind, file);
    }

    @GetMapping("/units/imports/{id}")
    ImportProgress progress(@PathVariable UUID id) {
        return imports.progress(kind, id);
    }
}
