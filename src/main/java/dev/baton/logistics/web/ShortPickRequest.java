package dev.baton.logistics.web;

import dev.baton.logistics.PickingShortfalls.Pick;
import dev.baton.platform.money.Quantity;
import dev.baton.platform.problem.Faults;
import dev.baton.product.Sku;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What could not be picked of a shipment, as it was sent.
 *
 * @param later whether what is missing comes later; false cancels it; left out, the order's sourcing decides
 */
record ShortPickRequest(@Nullable List<@Nullable Line> lines, @Nullable Boolean later) {

    private static final int MOST = 300;
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
        if (said.isEmpty() || said.size() > MOST) {
            faults.add("/lines", "must be 1 to " + MOST);
        }
        List<Pick> picks = new ArrayList<>();
        Set<Sku> seen = new HashSet<>();
        for (int index = 0; index < Math.min(said.size(), MOST); index++) {
            Pick pick = read(said.get(index), "/lines/" + index, faults);
            if (pick != null && !seen.add(pick.sku())) {
                faults.add("/lines/" + index, "says of the same product again");
            } else if (pick != null) {
                picks.add(pick);
            }
        }
        faults.throwIfInvalid();
        return picks;
    }

    private static @Nullable Pick read(@Nullable Line line, String pointer, Faults faults) {
        if (line == null) {
            faults.add(pointer, "must be an object");
            return null;
        }
        Sku sku = sku(line.sku(), pointer, faults);
        Quantity picked = picked(line.picked(), pointer, faults);
        String reason = line.reason() == null ? "" : line.reason().strip();
        if (reason.isEmpty() || reason.length() > LONGEST_REASON || reason.chars().anyMatch(Character::isISOControl)) {
            faults.add(pointer + "/reason", "must be text of 1 to " + LONGEST_REASON + " characters");
        }
        return sku == null || picked == null ? null : new Pick(sku, picked, reason);
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

    private static @Nullable Quantity picked(@Nullable BigDecimal picked, String pointer, Faults faults) {
        try {
            if (picked != null && picked.signum() >= 0) {
                return new Quantity(picked);
            }
            faults.add(pointer + "/picked", "must be 0 or more");
        } catch (IllegalArgumentException unreadable) {
            faults.add(pointer + "/picked", String.valueOf(unreadable.getMessage()));
        }
        return null;
    }
}
