package dev.baton.customer;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * That a retailer belonged to a distributor for a time.
 *
 * @param until not included; null while it belongs there
 * @param reason in the words of who let it begin
 * @param by who that was
 */
public record Belonging(
        CustomerId customerId,
        CustomerId parentId,
        Instant since,
        @Nullable Instant until,
        String reason,
        String by) {}
