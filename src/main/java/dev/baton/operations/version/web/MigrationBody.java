package dev.baton.operations.version.web;

import dev.baton.operations.version.MigrationRequest;
import dev.baton.platform.fence.OrderId;
import dev.baton.platform.problem.Faults;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which orders are to go on under which version of their process.
 *
 * @param processId such as {@code distributor-order}
 * @param fromVersion whose orders are moved
 * @param toVersion without one the latest
 * @param orders which of them, up to 1000; without that all that run on the version
 * @param mappings which element becomes which, by id, where one does not keep its id
 * @param dryRun whether it is only to be said what would become of them
 */
record MigrationBody(
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "distributor-order") @Nullable String processId,
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "1") @Nullable Integer fromVersion,
        @Nullable Integer toVersion,
        @Nullable List<@Nullable UUID> orders,
        @Schema(example = "{}") @Nullable Map<String, @Nullable String> mappings,
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "The carrier is chosen by another table") @Nullable String reason,
        @Nullable Boolean dryRun) {

    private static final int LONGEST = 200;
    private static final int MOST = 500;
    private static final int MOST_ORDERS = 1_000;

    boolean isDryRun() {
        return Boolean.TRUE.equals(dryRun);
    }

    MigrationRequest check() {
        Faults faults = new Faults();
        String process = faults.text("/processId", processId, LONGEST);
        if (fromVersion == null || fromVersion < 1) {
            faults.add("/fromVersion", "must be a version, from 1");
        }
        if (toVersion != null && toVersion < 1) {
            faults.add("/toVersion", "must be a version, from 1");
        }
        String why = isDryRun() && reason == null ? "" : faults.text("/reason", reason, LONGEST);
        Map<String, String> named = mappings(faults);
        Set<OrderId> some = orders(faults);
        faults.throwIfInvalid();
        return new MigrationRequest(process, fromVersion == null ? 0 : fromVersion, toVersion, some, named, why);
    }

    private Set<OrderId> orders(Faults faults) {
        Set<OrderId> some = new LinkedHashSet<>();
        if (orders == null) {
            return some;
        }
        if (orders.isEmpty() || orders.size() > MOST_ORDERS) {
            faults.add("/orders", "must name 1 to " + MOST_ORDERS + " orders, or be left out for all");
            return some;
        }
        for (int index = 0; index < orders.size(); index++) {
            UUID id = orders.get(index);
            if (id == null) {
                faults.add("/orders/" + index, "must be an order's id");
            } else {
                some.add(new OrderId(id));
            }
        }
        return some;
    }

    private Map<String, String> mappings(Faults faults) {
        Map<String, String> named = new LinkedHashMap<>();
        if (mappings == null) {
            return named;
        }
        if (mappings.size() > MOST) {
            faults.add("/mappings", "must be up to " + MOST);
            return named;
        }
        mappings.forEach((from, to) -> named.put(faults.text("/mappings", from, LONGEST),
                faults.text("/mappings/" + from, to, LONGEST)));
        if (named.values().stream().distinct().count() < named.size()) {
            faults.add("/mappings", "must not map two elements to one");
        }
        return named;
    }
}
