/**
 * Replenishment: what is lacking where, and orders of it (阀值提醒补货).
 *
 * <p>When stock falls below its minimum a replenishment is proposed, in the same transaction: up to the maximum, or twice the safety stock
 * where there is no maximum, less what is available, in transit and ordered already. Where enough is under way nothing is proposed.
 *
 * <p>For the warehouse of a distributor a proposal becomes an order of the owner's, through the ordinary intake; several of one warehouse may
 * become one. Plants are produced for, and stores order through the retailer channel: for these a proposal only says what is lacking.
 *
 * <pre>
 * OPEN ──ordered──▶ ORDERED ──delivered──▶ ARRIVED     (and proposed anew, if there still is too little)
 *  │ ▲                 │
 *  │ └─order cancelled or rejected, still too little; NOT_NEEDED otherwise
 *  ├─there is enough again─▶ NOT_NEEDED
 *  └─dismissed─▶ DISMISSED                             (until stock falls again)
 * </pre>
 *
 * <p><b>Held by the database:</b> one proposal per product and location is open or ordered; what was ordered has an order. An order's reference
 * is made of the proposal and how often it was ordered, so that it is ordered once each time.
 *
 * <p><b>Locks.</b> What a location lacks has a lock of its own, an advisory one. It is taken when a transaction is about to commit, after all
 * stock, and before proposals are changed because stock or an order did. Orders are made under the lock of their proposals, sorted by id.
 *
 * <p>Table: {@code replenishment}.
 */
@NullMarked
package dev.baton.operations.replenishment;

import org.jspecify.annotations.NullMarked;
