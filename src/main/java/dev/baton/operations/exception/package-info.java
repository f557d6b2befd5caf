/**
 * Abnormal orders (异常订单): everything that is stuck, in one queue, and what people do about it.
 *
 * <p>An exception is not stored. It is there for as long as its cause is: a deadline that is over, a refusal that nobody has resolved, a process that
 * stands still. Its id is made of its kind and of what it is about, so that it is the same whenever it is read. An order that is stuck in two ways is
 * there twice.
 *
 * <p>What can be done about it is told with each: RETRY what has failed, SKIP a step without which the process may go on, CORRECT a value of the
 * process and go on, CANCEL the order, or HAND_OVER to a person. An action may be asked for again, or by two at once: it has one effect, and one
 * entry in the order's timeline, with who did it.
 *
 * <ul>
 * <li>A correction may set only what is named in {@link dev.baton.operations.exception.Corrections}: deadlines, the choice of a carrier, or that no
 * rule has matched, after which a person decides. Never an amount, and never an approval.
 * <li>What goes on because of an action was resolved in the engine first. Should that not be possible, nothing is noted as done.
 * </ul>
 *
 * <p>Tables: {@code exception_assignment}, {@code exception_action}, to which rows are only ever added.
 */
@NullMarked
package dev.baton.operations.exception;

import org.jspecify.annotations.NullMarked;
