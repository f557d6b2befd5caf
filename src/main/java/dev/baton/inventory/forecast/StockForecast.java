package dev.baton.inventory.forecast;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.baton.inventory.location.LocationId;
import dev.baton.platform.money.Quantity;
import dev.baton.product.Sku;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * For how long a product will do at a location.
 *
 * @param dailyDemand what a day asks for on average; null, as all after it, if nothing is asked for
 * @param daysOfCover for how many days from tomorrow on what is available will do, with one decimal
 * @param stockOutOn the day on which it will be gone; null also if that is more than ten years away
 * @param method how that was foreseen
 * @param historyDays from how many days
 * @param error how far the method was off before; null also if the past is too short to tell
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record StockForecast(
        Sku sku,
        LocationId location,
        Quantity available,
        @Nullable Quantity dailyDemand,
        @Nullable BigDecimal daysOfCover,
        @Nullable LocalDate stockOutOn,
        @Nullable ForecastMethod method,
        @Nullable Integer historyDays,
        @Nullable ForecastError error) {}
