/**
 * Dunning: a process per open item waits for its due date and the grace, and reminds the customer in steps that the table {@code dunning-step}
 * chooses; after the last one finance decides whether it is written off, given respite or dunned on. It ends when nothing is owed any more.
 *
 * <p>Tables: {@code payment_dunning}, {@code payment_dunning_decision}. Job types: {@code dunning-assess}, {@code dunning-dun},
 * {@code dunning-record-decision}.
 */
@NullMarked
package dev.baton.payment.credit.dunning;

import org.jspecify.annotations.NullMarked;
