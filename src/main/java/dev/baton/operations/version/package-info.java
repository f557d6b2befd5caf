/**
 * Running orders and new versions of their process: who is to go on under another version, and what became of it.
 *
 * <p>An order keeps the version of its process, and with it the rules, that it started under. A migration moves all orders of one version to another,
 * one by one, in the background. An order of which the engine says that it cannot move finishes on its old version, and the migration says why. Of a
 * process that orders call, or that is about no order, those are moved that stand still.
 *
 * <p>What holds here:
 * <ul>
 * <li>One migration at a time takes orders away from a version.
 * <li>An order is moved in the engine first. That it is asked to is noted before, so that a migration that was interrupted goes on where it was: an order
 * that may have moved is asked about first.
 * <li>From then on decisions about the order are explained by the version that it has.
 * <li>A process that the order has called, such as the dispatch of its goods, is an instance of its own, and is moved for itself where it stands still.
 * Otherwise it finishes on its old version; what the order calls from then on is of the new one.
 * </ul>
 *
 * <p>Tables: {@code process_migration}, {@code process_migration_instance}.
 */
@NullMarked
package dev.baton.operations.version;

import org.jspecify.annotations.NullMarked;
