package dev.baton.logistics.web;

import dev.baton.logistics.Difference;
import dev.baton.platform.money.Quantity;
import dev.baton.platform.problem.Faults;
import dev.baton.product.Sku;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a customer says of a shipment that has arrived, as it was sent.
 *
 * @param differences may be left out where all is as it should be
 */
record ShipmentReceiptRequest(@Nullable List<@Nullable Line> differences) {

    private static final int MOST = 300;
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
        if (said.size() > MOST) {
            faults.add("/differences", "must be at most " + MOST);
        }
        List<Difference> read = new ArrayList<>();
        Set<List<Object>> seen = new HashSet<>();
        for (int index = 0; index < Math.min(said.size(), MOST); index++) {
            Difference difference = read(said.get(index), "/differences/" + index, faults);
            if (difference != null && !seen.add(List.of(difference.sku(), difference.kind()))) {
                faults.add("/differences/" + index, "says of the same product and kind again");
            } else if (difference != null) {
                read.add(difference);
            }
        }
        faults.throwIfInvalid();
        return read;
    }

    private static @Nullable Difference read(@Nullable Line line, String pointer, Faults faults) {
        if (line == null) {
            faults.add(pointer, "must be an object");
            return null;
        }
        Sku sku = sku(line.sku(), pointer, faults);
        Quantity quantity = quantity(line.quantity(), pointer, faults);
        if (line.kind() == null || !KINDS.contains(line.kind())) {
            faults.add(pointer + "/kind", "must be one of " + KINDS);
            return null;
        }
        return sku == null || quantity == null
                ? null
                : new Difference(sku, Difference.Kind.valueOf(line.kind()), quantity);
    }

    private static @Nullable Sku sku(@Nullable String sku, String pointer, Faults faults) {
        try {
            if (sku != null) {
                return new Sku(sku);
            }
            faults.add(pointer + "/sku", "is missing");
        } catch (IllegalArgumentException unreadable) {
            faults.add(pointer + "/sku", String.valueOf(unreadable.getMessage()));
        }
        return null;
    }

    private static @Nullable Quantity quantity(@Nullable BigDecimal quantity, String pointer, Faults faults) {
        try {
            if (quantity != null && quantity.signum() > 0) {
                return new Quantity(quantity);
            }
            faults.add(pointer + "/quantity", "must be more than 0");
        } catch (IllegalArgumentException unreadable) {
            faults.add(pointer + "/quantity", String.valueOf(unreadable.getMessage()));
        }
        return null;
    }
}
