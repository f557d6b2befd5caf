/**
 * The process engine's port: commands sent through the outbox, decisions, deployments, how jobs fail, and what is
 * taken up again whose process the engine has lost: all that is late in each round, or, of what may be many, some.
 *
 * <p>A decision that a process asks is explained by the version of the process; one that is asked outside of it is kept with its version, its
 * inputs and its answer in {@code rule_record}.
 */
@NullMarked
package dev.baton.platform.engine;

import org.jspecify.annotations.NullMarked;
