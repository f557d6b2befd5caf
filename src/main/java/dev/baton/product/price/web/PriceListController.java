package dev.baton.product.price.web;

import dev.baton.platform.imports.ImportEndpoint;
import dev.baton.platform.imports.ImportProgress;
import dev.baton.platform.paging.Limit;
import dev.baton.platform.paging.Page;
import dev.baton.platform.security.Callers;
import dev.baton.product.price.PriceList;
import dev.baton.product.price.PriceListEntry;
import dev.baton.product.price.PriceListImport;
import dev.baton.product.price.PriceLists;
import io.swagger.v3.oas.annotations.Operation;
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

/** Price lists. */
@RestController
@Tag(name = "Products")
@RequestMapping("/api/price-lists")
class PriceListController {

    private final PriceLists lists;
    private final PriceListImport kind;
    private final ImportEndpoint imports;

    PriceListController(PriceLists lists, PriceListImport kind, ImportEndpoint imports) {
        this.lists = lists;
        this.kind = kind;
        this.imports = imports;
    }

    @Operation(summary = "Price lists by name: whom they are for, and when they hold")
    @GetMapping
    Page<PriceList> list(
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return lists.list(Callers.current(), Limit.of(limit), cursor);
    }

    @Operation(summary = "The prices in a list, by product")
    @GetMapping("/{id}/entries")
    Page<PriceListEntry> entries(
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return lists.entries(id, Callers.current(), Limit.of(limit), cursor);
    }

    @Operation(summary = "Takes a file of prices with the columns list, channel, tier, customerId, currency, validFrom, validUntil, sku, price")
    @PostMapping("/imports")
    ResponseEntity<ImportProgress> receive(HttpServletRequest file) {
        return imports.receive(kind, file);
    }

    @GetMapping("/imports/{id}")
    ImportProgress progress(@PathVariable UUID id) {
        return imports.progress(kind, id);
    }
}
