package dev.baton.ledger.books;

import dev.baton.platform.paging.Cursor;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Where a page of bookings begins: after the one with this time and id. */
record Position(Instant at, long id) {

    /** @param from where the first page begins; null for the very beginning */
    static Position read(@Nullable String cursor, @Nullable Instant from) {
        return Cursor.read(cursor, 2, at -> new Position(Instant.parse(at.getFirst()), Long.parseLong(at.getLast())))
                .orElse(new Position(from == null ? Instant.EPOCH : from, 0));
    }
}
