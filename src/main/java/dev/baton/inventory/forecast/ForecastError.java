package dev.baton.inventory.forecast;

import java.math.BigDecimal;

/**
 * How far forecasts were off on days that are over, each foreseen from the days before it only.
 *
 * @param wape of the method that is used: the sum of the differences as a fraction of the sum of the demand
 * @param naiveWape of saying that it will be as a week ago
 * @param days on how many days
 */
public record ForecastError(BigDecimal wape, BigDecimal naiveWape, int days) {}
