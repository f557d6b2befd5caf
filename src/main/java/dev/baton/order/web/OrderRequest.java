package dev.baton.order.web;

import dev.baton.order.Channel;
import dev.baton.order.PaymentMethod;
import dev.baton.order.ShipTo;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An order as it is sent, for the API's documentation. */
record OrderRequest(
        @Schema(example = "DISTRIBUTOR", requiredMode = Schema.RequiredMode.REQUIRED) Channel channel,
        @Schema(example = "PO-2026-0001", requiredMode = Schema.RequiredMode.REQUIRED) String externalReference,
        @Schema(example = "D-1001", requiredMode = Schema.RequiredMode.REQUIRED) String customerId,
        @Schema(example = "CNY", requiredMode = Schema.RequiredMode.REQUIRED) String currency,
        @Nullable LocalDate requestedDeliveryDate,
        List<String> couponCodes,
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) Payment payment,
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) ShipTo shipTo,
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) List<Line> lines,
        @Schema(description = "the group-buy campaign that it takes part in") @Nullable UUID campaign) {

    /** The local platform takes it as it is. */
    static final String EXAMPLE = """
            {"channel": "DISTRIBUTOR", "externalReference": "PO-2026-0002", "customerId": "D-1001", "currency": "CNY",
             "payment": {"method": "PREPAID"},
             "shipTo": {"name": "Receiving dock", "line1": "88 Harbour Road", "city": "Shanghai", "region": "EAST",
                        "postalCode": "200120", "country": "CN"},
             "lines": [{"sku": "KT-017", "quantity": 10}]}""";

    record Payment(@Schema(example = "PREPAID") PaymentMethod method) {}

    /** @param unit in which the quantity is; the product's base unit if it is left out */
    record Line(
            @Schema(example = "KT-017") String sku,
            @Schema(example = "10") BigDecimal quantity,
            @Schema(description = "the base unit if it is left out") @Nullable String unit) {}

    record Cancellation(@Schema(example = "Ordered twice") String reason) {}

    record Hold(@Schema(example = "The customer asks us to wait") String reason) {}
}
