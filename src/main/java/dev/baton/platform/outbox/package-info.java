/**
 * The transactional outbox: what must leave the database, in order per key and destination, at least once.
 *
 * <p>What holds here:
 * <ul>
 * <li>A message is there if and only if the transaction that sent it was committed.
 * <li>Of a key and destination the next message leaves only when the one before it was delivered; other keys do not wait for it.
 * <li>A message may be held back until it is released; what comes after it under its key waits for that, too, and the others are not kept by it.
 * <li>A destination that pushes back is sent less at once, until it takes all that it is sent ({@link dev.baton.platform.outbox.OutboxPace}). That
 * is no failure: the message's attempts do not rise.
 * <li>The instance in which a transaction left a message hears of it at its commit ({@link dev.baton.platform.outbox.OutboxWake}) and delivers it
 * at once. The other instances are not told: they find by polling what it leaves to them, because it has too much to do or has ended.
 * <li>The destinations of a family get their turns in the order in which they ask for them: one that is slow, or hangs, waits for the others as they
 * do for it.
 * <li>A member of a family of destinations that takes nothing is left out as a whole after a turn, for longer each time, until it takes something
 * or somebody asks for a retry ({@link dev.baton.platform.outbox.DestinationPauses}): what waits for it costs the others nothing.
 * </ul>
 *
 * <p>Tables: {@code outbox}.
 */
@NullMarked
package dev.baton.platform.outbox;

import org.jspecify.annotations.NullMarked;
