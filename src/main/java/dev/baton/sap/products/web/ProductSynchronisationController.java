package dev.baton.sap.products.web;

import dev.baton.platform.idempotency.IdempotentRequests;
import dev.baton.platform.idempotency.Reply;
import dev.baton.platform.idempotency.Written;
import dev.baton.platform.paging.Limit;
import dev.baton.platform.paging.Page;
import dev.baton.platform.security.Callers;
import dev.baton.product.MasterChange;
import dev.baton.sap.products.ProductSynchronisation;
import dev.baton.sap.products.ProductSynchronisationView;
import dev.baton.sap.products.ProductSynchronisations;
import dev.baton.sap.products.SynchronisedProduct;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Products")
@RequestMapping("/api/products/synchronisations")
class ProductSynchronisationController {

    private static final String PATH = "/api/products/synchronisations";

    private final ProductSynchronisations synchronisations;
    private final ProductSynchronisationView view;
    private final IdempotentRequests requests;

    ProductSynchronisationController(
            ProductSynchronisations synchronisations,
            ProductSynchronisationView view,
            IdempotentRequests requests) {
        this.synchronisations = synchronisations;
        this.view = view;
        this.requests = requests;
    }

    @Operation(summary = "Lets our products follow SAP's, in the background; one run at a time, and 409 names the one that is under way")
    @PostMapping
    @ResponseStatus(HttpStatus.ACCEPTED)
    ResponseEntity<Written<ProductSynchronisation>> request(
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestParam(defaultValue = "false") boolean everything) {
        return requests.run(key, "POST " + PATH, Map.of("everything", everything), () -> {
            UUID id = synchronisations.request(everything, Callers.current().name());
            return Reply.accepted(URI.create(PATH + "/" + id), view.get(id));
        });
    }

    @Operation(summary = "Runs with their progress, the newest first")
    @GetMapping
    Page<ProductSynchronisation> list(
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return view.list(Limit.of(limit), cursor);
    }

    @Operation(summary = "A run with its progress")
    @GetMapping("/{id}")
    ProductSynchronisation get(@PathVariable UUID id) {
        return view.get(id);
    }

    @Operation(summary = "What became of a run's materials, and why where it was refused")
    @GetMapping("/{id}/lines")
    Page<SynchronisedProduct> lines(
            @PathVariable UUID id,
            @RequestParam(required = false) MasterChange.@Nullable Kind outcome,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return view.lines(id, outcome, Limit.of(limit), cursor);
    }
}
