package dev.baton.inventory.web;

import dev.baton.inventory.StockFilter;
import dev.baton.inventory.location.Location;
import dev.baton.inventory.location.LocationType;
import dev.baton.inventory.view.Movement;
import dev.baton.inventory.view.StockLevel;
import dev.baton.inventory.view.StockView;
import dev.baton.platform.paging.Limit;
import dev.baton.platform.paging.Page;
import dev.baton.platform.security.Callers;
import dev.baton.platform.time.BusinessCalendar;
import dev.baton.platform.time.Period;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Stock as people look at it. */
@RestController
@Tag(name = "Stock")
@RequestMapping("/api/inventory")
class InventoryController {

    private final StockView view;
    private final BusinessCalendar calendar;

    InventoryController(StockView view, BusinessCalendar calendar) {
        this.view = view;
        this.calendar = calendar;
    }

    /** What there is of products, by location and product: on hand, reserved, available and in transit. */
    @GetMapping
    Page<StockLevel> levels(
            @RequestParam(required = false) @Nullable String sku,
            @RequestParam(required = false) @Nullable String location,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return view.levels(filter(sku, location), Limit.of(limit), cursor);
    }

    /** What moved from one day or instant to another, newest first. */
    @GetMapping("/movements")
    Page<Movement> movements(
            @RequestParam(required = false) @Nullable String sku,
            @RequestParam(required = false) @Nullable String location,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return view.movements(filter(sku, location), Period.of(from, to, calendar), Limit.of(limit), cursor);
    }

    /** Plants, warehouses and stores, by id. */
    @GetMapping("/locations")
    Page<Location> locations(
            @RequestParam(required = false) @Nullable LocationType type,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return view.locations(type, Callers.current().customerId(), Limit.of(limit), cursor);
    }

    private static StockFilter filter(@Nullable String sku, @Nullable String location) {
        return new StockFilter(sku, location, Callers.current().customerId());
    }
}
