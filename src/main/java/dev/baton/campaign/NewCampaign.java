package dev.baton.campaign;

import dev.baton.platform.money.Quantity;
import dev.baton.product.Sku;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A campaign as it is to be opened: well-formed, not yet held against products and the time.
 *
 * @param maximum null for any quantity
 * @param starts null for now
 */
public record NewCampaign(
        String name,
        Sku sku,
        Quantity minimum,
        @Nullable Quantity maximum,
        @Nullable Instant starts,
        Instant ends) {}
