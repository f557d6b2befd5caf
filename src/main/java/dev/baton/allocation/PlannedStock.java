package dev.baton.allocation;

import dev.baton.platform.money.Quantity;
import java.time.LocalDate;

/** So much of a product is planned to be there on a day. */
public record PlannedStock(Quantity quantity, LocalDate on) {}
