package dev.baton.inventory.web;

import static java.util.stream.Collectors.toUnmodifiableSet;

import dev.baton.inventory.Inventory;
import dev.baton.inventory.Location;
import dev.baton.inventory.LocationType;
import dev.baton.inventory.Movement;
import dev.baton.inventory.StockFilter;
import dev.baton.inventory.StockLevel;
import dev.baton.inventory.StockLine;
import dev.baton.inventory.StockView;
import dev.baton.inventory.web.ReceiptRequest.Receipt;
import dev.baton.platform.idempotency.IdempotentRequests;
import dev.baton.platform.idempotency.Reply;
import dev.baton.platform.paging.Limit;
import dev.baton.platform.paging.Page;
import dev.baton.platform.problem.ConflictException;
import dev.baton.platform.problem.Faults;
import dev.baton.platform.security.Callers;
import dev.baton.product.Products;
import dev.baton.product.Sku;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Stock")
@RequestMapping("/api/inventory")
class InventoryController {

    private final Inventory inventory;
    private final StockView view;
    private final Products products;
    private final IdempotentRequests requests;

    InventoryController(Inventory inventory, StockView view, Products products, IdempotentRequests requests) {
        this.inventory = inventory;
        this.view = view;
        this.products = products;
        this.requests = requests;
    }

    @GetMapping
    Page<StockLevel> levels(
            @RequestParam(required = false) @Nullable String sku,
            @RequestParam(required = false) @Nullable String location,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return view.levels(filter(sku, location), Limit.of(limit), cursor);
    }

    @GetMapping("/movements")
    Page<Movement> movements(
            @RequestParam(required = false) @Nullable String sku,
            @RequestParam(required = false) @Nullable String location,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return view.movements(filter(sku, location), Limit.of(limit), cursor);
    }

    @GetMapping("/locations")
    Page<Location> locations(
            @RequestParam(required = false) @Nullable LocationType type,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return view.locations(type, Callers.current().customerId(), Limit.of(limit), cursor);
    }

    /** Enters a receipt. Its reference counts once per location. */
    @PostMapping("/receipts")
    ResponseEntity<String> receive(
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody ReceiptRequest request) {
        return requests.run(key, "POST /api/inventory/receipts", request, () -> receive(request.check()));
    }

    private Reply receive(Receipt receipt) {
        requireKnown(receipt);
        if (!inventory.receive(receipt.location(), receipt.lines(), "RECEIPT", receipt.reference())) {
            throw new ConflictException(receipt.reference() + " was received at " + receipt.location() + " before.");
        }
        return Reply.created(URI.create("/api/inventory/movements?location=" + receipt.location()), receipt);
    }

    private void requireKnown(Receipt receipt) {
        Faults faults = new Faults();
        if (inventory.location(receipt.location()).isEmpty()) {
            faults.add("/location", "there is no location " + receipt.location());
        }
        List<StockLine> lines = receipt.lines();
        Set<Sku> known = products.find(lines.stream().map(StockLine::sku).collect(toUnmodifiableSet())).keySet();
        for (int index = 0; index < lines.size(); index++) {
            if (!known.contains(lines.get(index).sku())) {
                faults.add("/lines/" + index + "/sku", "there is no product " + lines.get(index).sku());
            }
        }
        faults.throwIfRefused();
    }

    private static StockFilter filter(@Nullable String sku, @Nullable String location) {
        return new StockFilter(sku, location, Callers.current().customerId());
    }
}
