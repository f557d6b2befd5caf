package dev.baton.sap.reconciliation;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.baton.inventory.location.LocationId;
import dev.baton.platform.money.Quantity;
import dev.baton.product.Sku;
import org.jspecify.annotations.Nullable;

/**
 * A product at a plant as a run has found it.
 *
 * @param named whether SAP names stock of it there
 * @param sapQuantity SAP's unrestricted stock
 * @param booked what our books had on hand and not quarantined; null while it is not compared yet
 * @param outcome null while it is not compared yet
 * @param rule the rule of {@code stock-difference} that decided; null where none was asked
 * @param reason why, in words; null where the outcome says all
 * @param decidedBy who decided, if it was a person who is known
 */
public record ReconciledLine(
        LocationId location,
        Sku sku,
        boolean named,
        Quantity sapQuantity,
        @Nullable Quantity booked,
        @Nullable Outcome outcome,
        @Nullable String rule,
        @Nullable String reason,
        @Nullable String decidedBy) {

    /** What SAP has more than our books had, negative for less; null while it is not compared yet. */
    @JsonProperty
    public @Nullable Quantity difference() {
        return booked == null ? null : sapQuantity.minus(booked);
    }
}
