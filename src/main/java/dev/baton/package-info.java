/**
 * Baton, the manufacturer's order hub.
 *
 * <p>Each package directly below is a room: a capability with a public facade, its own tables and its own workers.
 */
@NullMarked
package dev.baton;

import org.jspecify.annotations.NullMarked;
