/** The process engine's port: commands sent through the outbox, decisions, deployments and how jobs fail. */
@NullMarked
package dev.baton.platform.engine;

import org.jspecify.annotations.NullMarked;
