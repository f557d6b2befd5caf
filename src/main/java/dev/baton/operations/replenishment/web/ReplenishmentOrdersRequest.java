package dev.baton.operations.replenishment.web;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.inventory.location.LocationId;
import dev.baton.platform.problem.Faults;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One order of several replenishments of a location.
 *
 * @param ids which of those that are open; null for all
 * @param payment without one it is {@code PREPAID}
 */
record ReplenishmentOrdersRequest(
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "W-D-1001") @Nullable String location,
        @Nullable List<@Nullable UUID> ids,
        @Schema(example = "{\"method\": \"PREPAID\"}") @Nullable JsonNode payment,
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = ReplenishmentOrderRequest.ADDRESS) @Nullable JsonNode shipTo,
        @Nullable JsonNode requestedDeliveryDate) {

    private static final int MOST = 1000;

    /** @param ids null for all that are open */
    record Checked(LocationId location, @Nullable Set<UUID> ids) {}

    /** @throws dev.baton.platform.problem.InvalidRequestException with all faults but those of the order's own fields */
    Checked check() {
        Faults faults = new Faults();
        LocationId place = null;
        try {
            place = new LocationId(location == null ? "" : location);
        } catch (IllegalArgumentException unfit) {
            faults.add("/location", String.valueOf(unfit.getMessage()));
        }
        Set<UUID> named = ids == null ? null : named(ids, faults);
        faults.throwIfInvalid();
        if (place == null) {
            throw new IllegalStateException("a faulty request got through");
        }
        return new Checked(place, named);
    }

    ReplenishmentOrderRequest order() {
        return new ReplenishmentOrderRequest(payment, shipTo, requestedDeliveryDate);
    }

    private static Set<UUID> named(List<@Nullable UUID> ids, Faults faults) {
        Set<UUID> named = new LinkedHashSet<>();
        if (ids.isEmpty() || ids.size() > MOST) {
            faults.add("/ids", "must name 1 to " + MOST + " replenishments, or be left out for all that are open");
        }
        for (int index = 0; index < ids.size(); index++) {
            UUID id = ids.get(index);
            if (id == null || !named.add(id)) {
                faults.add("/ids/" + index, "must be a replenishment that is not named before");
            }
        }
        return named;
    }
}
