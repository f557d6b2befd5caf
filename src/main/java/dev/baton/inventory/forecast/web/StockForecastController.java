package dev.baton.inventory.forecast.web;

import dev.baton.inventory.StockFilter;
import dev.baton.inventory.forecast.StockForecast;
import dev.baton.inventory.forecast.StockForecasts;
import dev.baton.platform.paging.Limit;
import dev.baton.platform.paging.Page;
import dev.baton.platform.security.Callers;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Stock")
class StockForecastController {

    private final StockForecasts forecasts;

    StockForecastController(StockForecasts forecasts) {
        this.forecasts = forecasts;
    }

    @Operation(summary = "For how many days stock will do and when it will be gone, by location and product")
    @GetMapping("/api/inventory/forecast")
    Page<StockForecast> forecast(
            @RequestParam(required = false) @Nullable String sku,
            @RequestParam(required = false) @Nullable String location,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        StockFilter filter = new StockFilter(sku, location, Callers.current().customerId());
        return forecasts.page(filter, Limit.of(limit), cursor);
    }
}
