/**
 * Forecast (库存预测): for how many days stock will do, and when it will be gone, by what went in the past.
 *
 * <p>The method is stated in {@code docs/forecast.md}, with its errors on the sample of the tests: exponential smoothing with a factor for each
 * day of the week, or the same day a week ago where that was better for the product; both are held against what really went. Of too short
 * a past the mean is taken. Only what customers asked for counts, issues for orders and off-platform issues, by days of the business time zone.
 *
 * <p>Nothing is kept: what went is read by one grouped query over a bounded time, for which the movements have an index.
 *
 * <p>Tables: none of its own.
 */
@NullMarked
package dev.baton.inventory.forecast;

import org.jspecify.annotations.NullMarked;
