package dev.baton.returns;

import dev.baton.platform.fence.OrderId;
import dev.baton.platform.money.Quantity;
import dev.baton.product.Sku;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A return as its customer asks for it: well-formed, not yet held against the order. */
public record NewReturn(OrderId orderId, ReturnType type, ReturnReason reason, List<Line> lines) {

    public NewReturn {
        lines = List.copyOf(lines);
    }

    /**
     * @param line of the order; null where the product says which
     * @param sku of the goods; null where the line says which
     * @param quantity positive, in the product's base unit
     * @param replacementSku of what comes in their place; null for the same, and where nothing does
     * @param replacementQuantity positive; null for as many, and where nothing does
     */
    public record Line(
            @Nullable Integer line,
            @Nullable Sku sku,
            Quantity quantity,
            GoodsCondition condition,
            @Nullable Sku replacementSku,
            @Nullable Quantity replacementQuantity) {}
}
