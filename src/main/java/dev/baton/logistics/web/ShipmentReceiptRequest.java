package dev.baton.logistics.web;

import dev.baton.logistics.Difference;
import dev.baton.platform.money.Quantity;
import dev.baton.platform.problem.Faults;
import dev.baton.product.GoodsFields;
import dev.baton.product.Sku;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a customer says of a shipment that has arrived, as it was sent.
 *
 * @param differences may be left out where all is as it should be
 */
record ShipmentReceiptRequest(@Nullable List<@Nullable Line> differences) {

    private static final List<String> KINDS = Arrays.stream(Difference.Kind.values()).map(Enum::name).toList();

    /** @param quantity in the base unit */
    record Line(
            @Schema(example = "SKU-1001") @Nullable String sku,
            @Schema(allowableValues = {"SHORT", "DAMAGED", "WRONG"}, example = "DAMAGED") @Nullable String kind,
            @Schema(example = "2") @Nullable BigDecimal quantity) {}

    /** @throws dev.baton.platform.problem.InvalidRequestException with all faults */
    List<Difference> check() {
        List<@Nullable Line> said = differences == null ? List.of() : differences;
        Faults faults = new Faults();
        if (said.size() > GoodsLines.MOST) {
            faults.add("/differences", "must be at most " + GoodsLines.MOST);
        }
        List<Difference> read = GoodsLines.read("/differences", said, ShipmentReceiptRequest::read,
                difference -> List.of(difference.sku(), difference.kind()), faults);
        faults.throwIfInvalid();
        return read;
    }

    private static @Nullable Difference read(Line line, String pointer, Faults faults) {
        Sku sku = GoodsFields.sku(pointer + "/sku", line.sku(), faults);
        Quantity quantity = GoodsFields.some(pointer + "/quantity", line.quantity(), faults);
        if (line.kind() == null || !KINDS.contains(line.kind())) {
            faults.add(pointer + "/kind", "must be one of " + KINDS);
            return null;
        }
        return sku == null || quantity == null
                ? null
                : new Difference(sku, Difference.Kind.valueOf(line.kind()), quantity);
    }
}
