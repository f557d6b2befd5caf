/**
 * What every room stands on and no room owns:
 * <ul>
 * <li>values: money, the clock and the working calendar, identifiers, rows of the database;
 * <li>what goes out and comes in: the outbox and the inbox, events to subscribers, HTTP calls to other systems;
 * <li>the process engine: its port, through which traces go on, what stands still in it, and who has completed a user task;
 * <li>work in turn and at its time: the cancel fence, what is done once before a commit, scheduled work;
 * <li>the API: security, limits, idempotent requests, imports, pages of lists, problem details, how it describes itself, and log lines that
 * name their order.
 * </ul>
 *
 * <p>The room is open: its packages are its parts, and each of them may be used from anywhere. It knows no other room.
 *
 * <p>Tables: {@code order_fence}, {@code outbox}, {@code subscription}, {@code inbox_event}, {@code idempotent_request},
 * {@code import_job}, {@code import_row}, {@code import_refusal}, {@code deployed_process}, {@code deployed_decision},
 * {@code rule_record}, {@code user_task_question}, {@code engine_incident}, {@code scheduled_tasks}.
 */
@NullMarked
@ApplicationModule(type = ApplicationModule.Type.OPEN, allowedDependencies = {})
package dev.baton.platform;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
