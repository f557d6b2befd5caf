package dev.baton.order;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.platform.money.Quantity;
import dev.baton.platform.problem.Faults;
import dev.baton.platform.problem.InvalidRequestException;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads amendments as they are sent, and tells every fault that is visible in them at once. */
public final class AmendmentRequests {

    private static final Set<String> AMENDMENT = Set.of("lines", "couponCodes", "requestedDeliveryDate", "version");

    private AmendmentRequests() {}

    /**
     * @param now the moment at which it came
     * @throws InvalidRequestException (400) with every fault that the amendment has in itself
     */
    public static Amendment amendment(byte[] body, Instant now) {
        Faults faults = new Faults();
        JsonFields fields = JsonFields.of(OrderRequests.tree(body), "", faults, AMENDMENT);
        Amendment amendment = new Amendment(
                OrderRequests.lines(fields, faults),
                fields.isAbsent("couponCodes") ? null : OrderRequests.coupons(fields, faults),
                fields.parsedOrNull("requestedDeliveryDate", OrderRequests.LONGEST_TEXT,
                        text -> OrderRequests.day(text, OrderRequests.earliest(now))),
                version(fields));
        faults.throwIfInvalid();
        return amendment;
    }

    /** @throws InvalidRequestException (400) with every fault that the cancellation of a part of a line has in itself */
    public static LineCancellation lineCancellation(byte[] body) {
        Faults faults = new Faults();
        JsonFields fields = JsonFields.of(OrderRequests.tree(body), "", faults, Set.of("quantity", "reason"));
        Quantity quantity = OrderRequests.quantity(fields);
        String reason = fields.text("reason", OrderRequests.LONGEST_REASON);
        if (quantity == null || reason == null || !faults.isEmpty()) {
            throw new InvalidRequestException(faults);
        }
        return new LineCancellation(quantity, reason);
    }

    private static @Nullable Long version(JsonFields fields) {
        if (fields.isAbsent("version")) {
            return null;
        }
        JsonNode version = fields.required("version");
        if (!version.isIntegralNumber() || !version.canConvertToLong() || version.longValue() < 1) {
            fields.fault("version", "must be the version of the order as it was read, a whole number");
            return null;
        }
        return version.longValue();
    }
}
