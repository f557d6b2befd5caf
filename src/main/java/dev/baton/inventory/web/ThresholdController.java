package dev.baton.inventory.web;

import dev.baton.inventory.AlertKind;
import dev.baton.inventory.StockAlert;
import dev.baton.inventory.StockAlerts;
import dev.baton.inventory.StockFilter;
import dev.baton.inventory.Threshold;
import dev.baton.inventory.ThresholdLevel;
import dev.baton.inventory.Thresholds;
import dev.baton.platform.paging.Limit;
import dev.baton.platform.paging.Page;
import dev.baton.platform.security.Callers;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** How much should be there, and of what there was or is too little or too much. */
@RestController
@Tag(name = "Stock")
@RequestMapping("/api/inventory")
class ThresholdController {

    private final Thresholds thresholds;
    private final StockAlerts alerts;

    ThresholdController(Thresholds thresholds, StockAlerts alerts) {
        this.thresholds = thresholds;
        this.alerts = alerts;
    }

    @Operation(summary = "Thresholds and how they stand, by location and product")
    @GetMapping("/thresholds")
    Page<ThresholdLevel> thresholds(
            @RequestParam(required = false) @Nullable String sku,
            @RequestParam(required = false) @Nullable String location,
            @RequestParam(required = false) @Nullable Boolean low,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return thresholds.page(filter(sku, location), low, Limit.of(limit), cursor);
    }

    @Operation(summary = "Sets how much of a product should be available at a location; asking again changes nothing")
    @PutMapping("/thresholds")
    ThresholdLevel set(@RequestBody ThresholdRequest request) {
        Threshold threshold = request.check();
        thresholds.set(threshold);
        return thresholds.get(threshold.key());
    }

    @Operation(summary = "Each time that too little or too much was available, newest first")
    @GetMapping("/alerts")
    Page<StockAlert> alerts(
            @RequestParam(required = false) @Nullable String sku,
            @RequestParam(required = false) @Nullable String location,
            @RequestParam(required = false) @Nullable AlertKind kind,
            @RequestParam(required = false) @Nullable Boolean open,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return alerts.page(filter(sku, location), kind, open, Limit.of(limit), cursor);
    }

    private static StockFilter filter(@Nullable String sku, @Nullable String location) {
        return new StockFilter(sku, location, Callers.current().customerId());
    }
}
