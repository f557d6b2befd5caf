package dev.baton.returns.web;

import dev.baton.platform.fence.OrderId;
import dev.baton.platform.money.Quantity;
import dev.baton.platform.problem.Faults;
import dev.baton.product.GoodsFields;
import dev.baton.product.Sku;
import dev.baton.returns.GoodsCondition;
import dev.baton.returns.NewReturn;
import dev.baton.returns.ReturnReason;
import dev.baton.returns.ReturnType;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A return as a customer asks for it.
 *
 * @param type {@code RETURN} or {@code EXCHANGE}
 * @param reason {@code DAMAGED}, {@code DEFECTIVE}, {@code WRONG_GOODS}, {@code NOT_AS_DESCRIBED}, {@code CHANGED_MIND} or {@code OTHER}
 */
record ReturnRequest(
        @Nullable String orderId,
        @Schema(example = "RETURN") @Nullable String type,
        @Schema(example = "DAMAGED") @Nullable String reason,
        @Nullable List<@Nullable Line> lines) {

    static final int MOST_LINES = 1000;

    /**
     * @param line of the order; may be left out where the product stands on one line only
     * @param quantity in the product's base unit
     * @param condition {@code UNOPENED}, {@code OPENED}, {@code USED} or {@code DAMAGED}
     * @param replacementSku what an exchange brings in its place; the same product if it is left out
     * @param replacementQuantity as many if it is left out
     */
    record Line(
            @Nullable Integer line,
            @Nullable String sku,
            @Schema(example = "1") @Nullable BigDecimal quantity,
            @Schema(example = "UNOPENED") @Nullable String condition,
            @Nullable String replacementSku,
            @Nullable BigDecimal replacementQuantity) {}

    /** @throws dev.baton.platform.problem.InvalidRequestException (400) with all faults */
    NewReturn check() {
        Faults faults = new Faults();
        OrderId order = order(faults);
        Optional<ReturnType> asked = Words.read("/type", type, ReturnType.class, faults);
        Optional<ReturnReason> why = Words.read("/reason", reason, ReturnReason.class, faults);
        List<@Nullable Line> given = lines == null ? List.of() : lines;
        if (given.isEmpty() || given.size() > MOST_LINES) {
            faults.add("/lines", "must have 1 to " + MOST_LINES + " lines");
        }
        boolean exchange = asked.filter(one -> one == ReturnType.EXCHANGE).isPresent();
        List<NewReturn.Line> read = new ArrayList<>();
        for (int index = 0; index < Math.min(given.size(), MOST_LINES); index++) {
            line(given.get(index), "/lines/" + index, exchange, faults).ifPresent(read::add);
        }
        faults.throwIfInvalid();
        if (order == null) {
            throw new IllegalStateException("a faulty request got through");
        }
        return new NewReturn(order, asked.orElseThrow(), why.orElseThrow(), read);
    }

    private @Nullable OrderId order(Faults faults) {
        try {
            return new OrderId(UUID.fromString(orderId == null ? "" : orderId));
        } catch (IllegalArgumentException unfit) {
            faults.add("/orderId", "must be the id of an order");
            return null;
        }
    }

    private static Optional<NewReturn.Line> line(@Nullable Line line, String pointer, boolean exchange, Faults faults) {
        if (line == null) {
            faults.add(pointer, "must be given");
            return Optional.empty();
        }
        if (line.line() == null && line.sku() == null) {
            faults.add(pointer, "must name the order's line or the product");
        }
        if (!exchange && (line.replacementSku() != null || line.replacementQuantity() != null)) {
            faults.add(pointer, "has something in its place, and is not exchanged");
        }
        Sku sku = line.sku() == null ? null : GoodsFields.sku(pointer + "/sku", line.sku(), faults);
        Sku replacement = line.replacementSku() == null
                ? null
                : GoodsFields.sku(pointer + "/replacementSku", line.replacementSku(), faults);
        Quantity quantity = GoodsFields.some(pointer + "/quantity", line.quantity(), faults);
        Quantity instead = line.replacementQuantity() == null
                ? null
                : GoodsFields.some(pointer + "/replacementQuantity", line.replacementQuantity(), faults);
        Optional<GoodsCondition> condition =
                Words.read(pointer + "/condition", line.condition(), GoodsCondition.class, faults);
        return quantity == null || condition.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new NewReturn.Line(line.line(), sku, quantity, condition.get(), replacement, instead));
    }
}
