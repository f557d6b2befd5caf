/**
 * Credits: goods that were settled are taken back, and their money goes back the way it came.
 *
 * <p><b>What goods are worth</b> is their line's own share of all that was settled of it, discounts included: of all that was credited of a line so far,
 * and now, the share is rounded half-up, and what was credited before is taken off. So returning pieces one by one credits the line's total, to the minor
 * unit, and its tax likewise. A fee for restocking stays revenue with its tax. Charges, such as freight, are not given back.
 *
 * <p><b>Never more than was captured.</b> Where finance has refunded a part of the order already, not more than what is left is given back.
 *
 * <p><b>From where.</b> What the manufacturer sells is taken from its revenue and tax; of what a distributor sells each share gives its part
 * ({@link dev.baton.settlement.share}).
 *
 * <p><b>To where.</b> Each bonus gets the part of the refund that was paid from it, rounded down; one whose time is over meanwhile falls back to us from
 * there. Of a sale on credit the open items become less, as far as anything is owed. The rest goes to the prepaid account, and from there to who
 * paid online.
 *
 * <p><b>Locks</b> as in {@link dev.baton.settlement.share}.
 *
 * <p><b>Held by the database:</b> a return is credited once; a credit is its lines and is refunded as it says; of a line no more is credited than was
 * settled, of an order no more refunded than was captured; what was credited stays.
 *
 * <p>Tables: {@code settlement_credit}, {@code settlement_credit_line}, {@code settlement_refund_target}; the sequence
 * {@code settlement_credit_number}.
 */
@NamedInterface("credit")
@NullMarked
package dev.baton.settlement.credit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
