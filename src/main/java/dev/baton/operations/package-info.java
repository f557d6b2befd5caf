/**
 * Operations: what the people look at who keep the house in order. It reads what the other rooms wrote.
 *
 * <ul>
 * <li>The invariants: what must hold at any moment, asked of the database in one snapshot, whatever was killed, repeated or lost before.
 * <li>The exceptions: what is stuck, with the reason in words and what can be done about it ({@link dev.baton.operations.exception}).
 * <li>Running orders that are to go on under another version of their process ({@link dev.baton.operations.version}).
 * <li>What all of that comes to, as gauges ({@link dev.baton.operations.metrics}).
 * <li>Whether orders can be taken: reference data is loaded.
 * <li>How far an order is, for whoever has its token ({@link dev.baton.operations.tracking}).
 * <li>What a cancellation would undo, exactly ({@link dev.baton.operations.cancellation}).
 * <li>What is lacking where, and orders of it ({@link dev.baton.operations.replenishment}).
 * </ul>
 *
 * <p>Tables: {@code invariant_violation}, {@code replenishment}, {@code exception_assignment}, {@code exception_action},
 * {@code process_migration}, {@code process_migration_instance}; otherwise none of its own. Job types: none. The other rooms are read by SQL, so
 * that nothing of theirs need be public for it, but changed through their facades only.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"platform", "product", "customer", "order", "order :: cancellation",
        "inventory",
        "inventory :: location", "allocation"})
package dev.baton.operations;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
