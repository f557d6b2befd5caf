package dev.baton.product.web;

import dev.baton.platform.imports.ImportEndpoint;
import dev.baton.platform.imports.ImportProgress;
import dev.baton.platform.paging.Limit;
import dev.baton.platform.paging.Page;
import dev.baton.product.Product;
import dev.baton.product.ProductImport;
import dev.baton.product.ProductSpecifications;
import dev.baton.product.Products;
import dev.baton.product.Sku;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Products")
@RequestMapping("/api/products")
class ProductController {

    private final Products products;
    private final ProductAnswers answers;
    private final ProductSpecifications specifications;
    private final ProductImport kind;
    private final ImportEndpoint imports;

    ProductController(
            Products products,
            ProductAnswers answers,
            ProductSpecifications specifications,
            ProductImport kind,
            ImportEndpoint imports) {
        this.products = products;
        this.answers = answers;
        this.specifications = specifications;
        this.kind = kind;
        this.imports = imports;
    }

    /** Products by SKU, listed ones or not. */
    @GetMapping
    Page<ProductAnswer> list(
            @RequestParam(required = false) @Nullable Boolean listed,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        Page<Product> page = products.list(listed, Limit.of(limit), cursor);
        return new Page<>(answers.of(page.items()), page.nextCursor());
    }

    /** A product. */
    @GetMapping("/{sku}")
    ProductAnswer get(@PathVariable Sku sku) {
        return answers.of(products.get(sku));
    }

    /** Sets the day from which a product is sold; until then orders for it are pre-orders. Those that wait follow. */
    @PutMapping("/{sku}/release")
    ProductAnswer release(@PathVariable Sku sku, @RequestBody ReleaseRequest request) {
        return answers.of(products.release(sku, request.check()));
    }

    @Operation(summary = "Puts these in place of a product's specifications")
    @PutMapping("/{sku}/specifications")
    ProductAnswer specify(@PathVariable Sku sku, @RequestBody SpecificationsRequest request) {
        specifications.replace(sku, request.check());
        return get(sku);
    }

    @PostMapping("/imports")
    ResponseEntity<ImportProgress> receive(HttpServletRequest file) {
        return imports.receive(kind, file);
    }

    @GetMapping("/imports/{id}")
    ImportProgress progress(@PathVariable UUID id) {
        return imports.progress(kind, id);
    }
}
