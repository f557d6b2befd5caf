/**
 * Whether an order goes on by itself or needs a person, and what that person decides.
 *
 * <p><b>The rules decide first.</b> What is known about an order's supply, customer and price is gathered once and put to the table
 * {@code order-review}; all rows that match count and the strictest wins. No match means that a person looks, never approval. What a check
 * merely warned of is among the reasons, and so is each risk that the table {@code risk} does not let pass ({@link dev.baton.risk}): a person looks
 * then, whatever else the rules say.
 *
 * <p><b>A person decides</b> in Tasklist, on what {@link dev.baton.review.ReviewTask} shows, with a comment unless approving. When the due
 * time passes, the managers are asked. Above the limit two different people must approve; a person who cannot be told apart never
 * counts as different.
 *
 * <p>What holds here: each revision of an order is reviewed once, each completed task is counted once, and every decision is kept with its
 * inputs. A review of an order that is being undone decides nothing.
 *
 * <p>Tables: {@code order_review}, {@code order_review_verdict}. Job types: {@code review-decide}, {@code review-escalate},
 * {@code review-record-verdict}.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"platform", "product", "customer", "order",
        "inventory", "inventory :: location", "ledger", "risk"})
package dev.baton.review;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
