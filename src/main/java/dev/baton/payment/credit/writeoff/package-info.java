/**
 * Bad debt: giving up what is owed is proposed, approved in Tasklist by others than who proposed it, and posted with the last approval that the
 * table {@code write-off-review} asks for: never more than was approved, and never more than is owed then. A proposal lapses when nobody
 * decides in time, or when nothing is owed any more.
 *
 * <p>Tables: {@code payment_write_off}, {@code payment_write_off_verdict}. Job types: {@code write-off-plan}, {@code write-off-record-verdict},
 * {@code write-off-lapse}. Messages: {@code write-off-proposed}, {@code write-off-lapsed}.
 */
@NullMarked
package dev.baton.payment.credit.writeoff;

import org.jspecify.annotations.NullMarked;
