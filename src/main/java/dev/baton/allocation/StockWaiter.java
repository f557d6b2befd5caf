package dev.baton.allocation;

import dev.baton.inventory.StockLine;
import dev.baton.inventory.location.StockPool;
import dev.baton.platform.fence.OrderId;
import dev.baton.platform.ids.Ids;
import dev.baton.platform.money.Money;
import dev.baton.product.Sku;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An order that waits for stock, for all of its goods or for the rest of them.
 *
 * @param id of this wait; what its process is told correlates with it
 * @param pool whose stock it waits for
 * @param follows the wait that ended with a part of the goods; null if this is the first
 * @param portions what is waited for; empty once the wait has ended
 * @param queuedAt when the order began to wait, also of the rest that goes on waiting
 * @param headStart by so much it is served as if it had begun to wait earlier; null until the rules were asked
 * @param ending null while it waits
 */
record StockWaiter(
        UUID id,
        OrderId orderId,
        StockPool pool,
        int revision,
        @Nullable UUID follows,
        List<Portion> portions,
        Instant queuedAt,
        Instant deadline,
        @Nullable Duration headStart,
        @Nullable Ending ending) {

    /** How a wait ended. */
    enum Ending {
        /** Stock is reserved for it, or for a part of it. */
        GRANTED,
        /** Its goods are cancelled. */
        CANCELLED,
        /** The order gave its place up for another reason, such as being undone. */
        LEFT
    }

    StockWaiter {
        portions = List.copyOf(portions);
    }

    /** The wait for the rest, in the place of this one. */
    StockWaiter followedBy(List<Portion> rest) {
        return new StockWaiter(Ids.next(), orderId, pool, revision, id, rest, queuedAt, deadline, headStart, null);
    }

    /** How much of each product. */
    List<StockLine> lines() {
        return Portion.stock(portions);
    }

    /** What the goods are worth of the order's total. */
    Money worth() {
        return portions.stream().map(Portion::total).reduce(Money::plus).orElseThrow();
    }

    Set<Sku> skus() {
        return portions.stream().map(Portion::sku).collect(Collectors.toUnmodifiableSet());
    }
}
