/**
 * What every room stands on and no room owns: money, clock, identifiers, the outbox and the inbox, the process engine's port and what
 * stands still in it, the cancel fence, imports, idempotent requests, problem details,
 * log lines that name their order, and security.
 *
 * <p>The room is open: its packages are its parts, and each of them may be used from anywhere. It knows no other room.
 *
 * <p>Tables: {@code order_fence}, {@code outbox}, {@code subscription}, {@code inbox_event}, {@code idempotent_request},
 * {@code import_job}, {@code import_row}, {@code import_refusal}, {@code deployed_process}, {@code deployed_decision},
 * {@code engine_incident}, {@code scheduled_tasks}.
 */
@NullMarked
@ApplicationModule(type = ApplicationModule.Type.OPEN, allowedDependencies = {})
package dev.baton.platform;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
