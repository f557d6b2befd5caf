/** Forecasts of stock over HTTP. */
@NullMarked
package dev.baton.inventory.forecast.web;

import org.jspecify.annotations.NullMarked;
