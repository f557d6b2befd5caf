package dev.baton.amendment.web;

import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An amendment as it is sent, for the API's documentation. */
record AmendmentRequest(
        @Schema(description = "all lines of the order as they shall be; what was cancelled of a line before does not count", requiredMode = Schema.RequiredMode.REQUIRED) List<Line> lines,
        @Schema(description = "those that the order has, if it is left out") @Nullable List<String> couponCodes,
        @Schema(description = "the one that the order has, if it is left out") @Nullable LocalDate requestedDeliveryDate,
        @Schema(description = "of the order as it was read: if it was amended since, the answer is 409") @Nullable Long version) {

    record Line(
            @Schema(example = "KT-017") String sku,
            @Schema(example = "10") BigDecimal quantity,
            @Schema(description = "the base unit if it is left out") @Nullable String unit) {}

    record Cancellation(
            @Schema(description = "in the base unit", example = "3", requiredMode = Schema.RequiredMode.REQUIRED) BigDecimal quantity,
            @Schema(example = "Fewer are needed", requiredMode = Schema.RequiredMode.REQUIRED) String reason) {}
}
