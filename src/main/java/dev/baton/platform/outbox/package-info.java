/** The transactional outbox: what must leave the database, in order per key and destination, at least once. */
@NullMarked
package dev.baton.platform.outbox;

import org.jspecify.annotations.NullMarked;
