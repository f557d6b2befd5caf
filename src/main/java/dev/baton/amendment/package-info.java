/**
 * Amendments and partial cancellations: what becomes of an order whose customer wants other lines, or less of one.
 *
 * <p>Everything is reckoned before it is done, and done as it was reckoned: the preview and the amendment ask the same rules about the same
 * lines. What is on an order keeps the unit price that it had there first; what is new is priced as of the day on which the order came in; and
 * the tables asked are those that were deployed with the process under which the order started first, which it also starts over with.
 *
 * <p>The table {@code amendment-review} says whether an approval that the order had stands. No match means that it is reviewed again, and so
 * does a total that is not the one that the table was asked about.
 *
 * <p>Money that is held stays so until the new total is known, and then the difference is held too or given back
 * ({@link dev.baton.payment}). What a consumer has paid too much goes back to who paid.
 *
 * <p>What holds here: an amendment that changes nothing does nothing; of two at once one is taken; the lines of every revision add up to
 * its total, and every revision can be read back ({@link dev.baton.order.AmendedRevision}).
 *
 * <p>A part of a line may be cancelled as long as an order may be amended. From the moment at which its stock is reserved an order is
 * cancelled whole, or its goods are returned: until SAP has it that moment is too short to catch, and SAP's order is not split.
 *
 * <p>It lives above {@code promotion} and {@code review}, which both are asked. It has no table and no job types: the order keeps its
 * amendments.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"platform", "customer", "order", "promotion", "review"})
package dev.baton.amendment;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
