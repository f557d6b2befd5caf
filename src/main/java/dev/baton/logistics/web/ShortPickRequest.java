package dev.baton.logistics.web;

import dev.baton.logistics.PickingShortfalls.Pick;
import dev.baton.platform.money.Quantity;
import dev.baton.platform.problem.Faults;
import dev.baton.product.GoodsFields;
import dev.baton.product.Sku;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What could not be picked of a shipment, as it was sent.
 *
 * @param later whether what is missing comes later; false cancels it; left out, the order's sourcing decides
 */
record ShortPickRequest(@Nullable List<@Nullable Line> lines, @Nullable Boolean later) {

    private static final int LONGEST_REASON = 200;

    /** @param picked in the base unit, less than was booked; may be 0 */
    record Line(
            @Schema(example = "SKU-1001") @Nullable String sku,
            @Schema(example = "8") @Nullable BigDecimal picked,
            @Schema(example = "Two are dented") @Nullable String reason) {}

    /** @throws dev.baton.platform.problem.InvalidRequestException with all faults */
    List<Pick> check() {
        Faults faults = new Faults();
        List<@Nullable Line> said = lines == null ? List.of() : lines;
        if (said.isEmpty() || said.size() > GoodsLines.MOST) {
            faults.add("/lines", "must be 1 to " + GoodsLines.MOST);
        }
        List<Pick> picks = GoodsLines.read("/lines", said, ShortPickRequest::read, Pick::sku, faults);
        faults.throwIfInvalid();
        return picks;
    }

    private static @Nullable Pick read(Line line, String pointer, Faults faults) {
        Sku sku = GoodsFields.sku(pointer + "/sku", line.sku(), faults);
        Quantity picked = GoodsFields.someOrNone(pointer + "/picked", line.picked(), faults);
        String reason = line.reason() == null ? "" : line.reason().strip();
        if (reason.isEmpty() || reason.length() > LONGEST_REASON || reason.chars().anyMatch(Character::isISOControl)) {
            faults.add(pointer + "/reason", "must be text of 1 to " + LONGEST_REASON + " characters");
        }
        return sku == null || picked == null ? null : new Pick(sku, picked, reason);
    }
}
