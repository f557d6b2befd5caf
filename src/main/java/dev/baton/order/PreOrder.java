package dev.baton.order;

import dev.baton.platform.fence.OrderId;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A revision of an order of which some goods were not released when it was priced.
 *
 * @param releaseOn the day on which the last of its goods is released, in the business time zone
 * @param released whether all of its goods are released by now, as far as was noticed
 * @param deposit null until it is decided
 */
public record PreOrder(
        OrderId orderId,
        int revision,
        LocalDate releaseOn,
        boolean released,
        @Nullable Deposit deposit) {}
