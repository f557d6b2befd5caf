package dev.baton.inventory.web;

import dev.baton.inventory.RingFence;
import dev.baton.inventory.RingFences;
import dev.baton.inventory.SalesChannels;
import dev.baton.inventory.location.Locations;
import dev.baton.platform.idempotency.IdempotentRequests;
import dev.baton.platform.idempotency.Reply;
import dev.baton.platform.idempotency.Written;
import dev.baton.platform.paging.Limit;
import dev.baton.platform.paging.Page;
import dev.baton.platform.problem.Faults;
import dev.baton.platform.security.Callers;
import dev.baton.product.ProductUnits;
import dev.baton.product.Products;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What stock keepers set aside for channels. There is one fence for a product, a location and a channel. */
@RestController
@Tag(name = "Stock")
@RequestMapping("/api/inventory/ring-fences")
class RingFenceController {

    private final RingFences fences;
    private final Locations locations;
    private final Products products;
    private final ProductUnits units;
    private final SalesChannels channels;
    private final IdempotentRequests requests;

    RingFenceController(
            RingFences fences,
            Locations locations,
            Products products,
            ProductUnits units,
            SalesChannels channels,
            IdempotentRequests requests) {
        this.fences = fences;
        this.locations = locations;
        this.products = products;
        this.units = units;
        this.channels = channels;
        this.requests = requests;
    }

    @Operation(summary = "Stock that is set aside for channels, by location, product and channel")
    @GetMapping
    Page<RingFence> list(
            @RequestParam(required = false) @Nullable String location,
            @RequestParam(required = false) @Nullable String sku,
            @RequestParam(required = false) @Nullable String channel,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return fences.page(location, sku, channel, Limit.of(limit), cursor);
    }

    @Operation(summary = "Sets stock aside for a channel: so much altogether, with what of it is used already")
    @PutMapping
    ResponseEntity<Written<RingFence>> set(
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody RingFenceRequest request) {
        return requests.run(key, "PUT /api/inventory/ring-fences", request, () -> {
            RingFenceRequest.Setting setting = request.check();
            RingFenceRequest.Place place = setting.place();
            requireFit(setting);
            return Reply.ok(fences.set(place.location(), place.sku(), place.channel(), setting.quantity(),
                    Callers.current().name()));
        });
    }

    @Operation(summary = "Gives back to all channels what is left of what was set aside for one")
    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    ResponseEntity<Written<Void>> end(
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestParam(required = false) @Nullable String location,
            @RequestParam(required = false) @Nullable String sku,
            @RequestParam(required = false) @Nullable String channel) {
        RingFenceRequest request = new RingFenceRequest(location, sku, channel, null);
        return requests.run(key, "DELETE /api/inventory/ring-fences", request, () -> {
            RingFenceRequest.Place place = request.checkPlace();
            // one of a channel that orders do not have can be ended, however it came about
            faultsOf(place).throwIfRefused();
            fences.end(place.location(), place.sku(), place.channel());
            return Reply.noContent();
        });
    }

    private void requireFit(RingFenceRequest.Setting setting) {
        RingFenceRequest.Place place = setting.place();
        Faults faults = faultsOf(place);
        if (!channels.names().contains(place.channel())) {
            faults.add("/channel", "must be one of " + channels.names());
        }
        units.conversions(List.of(place.sku())).requireWhole(place.sku(), setting.quantity(), "/quantity", faults);
        faults.throwIfRefused();
    }

    private Faults faultsOf(RingFenceRequest.Place place) {
        Faults faults = new Faults();
        if (locations.find(place.location()).isEmpty()) {
            faults.add("/location", "there is no location " + place.location());
        }
        if (products.find(Set.of(place.sku())).isEmpty()) {
            faults.add("/sku", "there is no product " + place.sku());
        }
        return faults;
    }
}
