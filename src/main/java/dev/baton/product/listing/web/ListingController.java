package dev.baton.product.listing.web;

import dev.baton.customer.CustomerId;
import dev.baton.platform.idempotency.IdempotentRequests;
import dev.baton.platform.idempotency.Reply;
import dev.baton.platform.idempotency.Written;
import dev.baton.platform.imports.ImportEndpoint;
import dev.baton.platform.imports.ImportProgress;
import dev.baton.platform.paging.Limit;
import dev.baton.platform.paging.Page;
import dev.baton.platform.problem.NotFoundException;
import dev.baton.platform.security.Callers;
import dev.baton.product.Products;
import dev.baton.product.Sku;
import dev.baton.product.listing.Listing;
import dev.baton.product.listing.ListingImport;
import dev.baton.product.listing.ListingOutcome;
import dev.baton.product.listing.Listings;
import dev.baton.product.supervision.JudgedPrice;
import dev.baton.product.supervision.PriceProposal;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What distributors list for their retailers. Who is bound to a distributor sees and changes its own only. */
@RestController
@Tag(name = "Products")
@RequestMapping("/api/customers")
class ListingController {

    private final Listings listings;
    private final Products products;
    private final ListingImport kind;
    private final ImportEndpoint imports;
    private final IdempotentRequests requests;

    ListingController(
            Listings listings,
            Products products,
            ListingImport kind,
            ImportEndpoint imports,
            IdempotentRequests requests) {
        this.listings = listings;
        this.products = products;
        this.kind = kind;
        this.imports = imports;
        this.requests = requests;
    }

    @Operation(summary = "What a distributor says of products to its retailers, by product")
    @GetMapping("/{id}/listings")
    Page<Listing> list(
            @PathVariable CustomerId id,
            @RequestParam(required = false) @Nullable Boolean listed,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        requireSeen(id);
        return listings.list(id, listed, Limit.of(limit), cursor);
    }

    @Operation(summary = "All that a distributor ever said of a product, newest first")
    @GetMapping("/{id}/listings/{sku}/versions")
    Page<Listing> versions(
            @PathVariable CustomerId id,
            @PathVariable Sku sku,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        requireSeen(id);
        return listings.versions(id, sku, Limit.of(limit), cursor);
    }

    @Operation(summary = "Lists a product for a distributor's retailers, at a price of its own, or takes it off the list")
    @ApiResponse(responseCode = "200", description = "It is in force", content = @Content(schema = @Schema(implementation = Listing.class)))
    @ApiResponse(responseCode = "202", description = "The price leaves the product's band and waits for a person; what was in force before stays so", content = @Content(schema = @Schema(implementation = PriceProposal.class)))
    @PutMapping("/{id}/listings/{sku}")
    ResponseEntity<Written<Object>> put(
            @PathVariable CustomerId id,
            @PathVariable Sku sku,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody ListingRequest request) {
        String operation = "PUT /api/customers/" + id + "/listings/" + sku;
        Optional<ResponseEntity<Written<Object>>> before = requests.replay(key, operation, request);
        if (before.isPresent()) {
            return before.get();
        }
        requireSeen(id);
        ListingRequest.Checked asked = request.check(products.get(sku).unitPrice().currency());
        JudgedPrice judged = listings.judge(id, sku, asked.price());
        return requests.run(key, operation, request,
                () -> reply(listings.put(id, sku, asked.listed(), judged, Callers.current().name())));
    }

    private static Reply<Object> reply(ListingOutcome outcome) {
        return switch (outcome) {
            case ListingOutcome.InForce inForce -> Reply.ok(inForce.listing());
            case ListingOutcome.Waits waits -> Reply.accepted(
                    URI.create("/api/price-proposals/" + waits.proposal().id()), waits.proposal());
        };
    }

    @Operation(summary = "Takes a file of listings with the columns sellerId, sku, listed, price")
    @PostMapping("/listings/imports")
    ResponseEntity<ImportProgress> receive(HttpServletRequest file) {
        return imports.receive(kind, file);
    }

    @GetMapping("/listings/imports/{id}")
    ImportProgress progress(@PathVariable UUID id) {
        return imports.progress(kind, id);
    }

    private static void requireSeen(CustomerId id) {
        if (!Callers.current().sees(id.value())) {
            throw new NotFoundException("customer " + id);
        }
    }
}
