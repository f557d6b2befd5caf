/**
 * Who has completed a user task, and what they put into its form. The engine does not tell a process who it was, so that whoever needs two
 * different people, or anybody but the one who entered something, asks the task search.
 *
 * <p>Table: {@code user_task_question}.
 */
@NullMarked
package dev.baton.platform.tasks;

import org.jspecify.annotations.NullMarked;
