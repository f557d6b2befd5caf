package dev.baton.inventory;

import dev.baton.platform.money.Quantity;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is left of the ring fences around stock: so much of it only the fence's channel may have.
 *
 * @param left by stock and channel; stock without a fence is missing
 */
public record Fences(Map<StockKey, Map<String, Quantity>> left) {

    public static final Fences NONE = new Fences(Map.of());

    public Fences {
        left = Map.copyOf(left);
    }

    /** What is left by channel. */
    public Map<String, Quantity> at(StockKey key) {
        return left.getOrDefault(key, Map.of());
    }

    /**
     * What is left for other channels.
     *
     * @param channel than this one; null for all
     */
    public Quantity others(StockKey key, @Nullable String channel) {
        return at(key).entrySet().stream()
                .filter(fence -> !fence.getKey().equals(channel))
                .map(Map.Entry::getValue)
                .reduce(Quantity.ZERO, Quantity::plus);
    }
}
