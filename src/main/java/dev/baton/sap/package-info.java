/**
 * SAP: the sales order, the delivery with its goods issue, their reversal, and what SAP plans to produce.
 *
 * <p>Nothing depends on this room; the processes reach it by job type. Each step that changes something at SAP goes the same way:
 * the intent is committed under the order's fence, SAP is called while no database connection is held, the answer is committed. A retry
 * finds the open intent and looks the sales order up by our number, or the delivery by the sales order, before it asks again; the
 * reversal does the same, so that a cancel which overtakes a call finds what that call has made.
 *
 * <p>What holds here:
 * <ul>
 * <li>An order has at most one sales order at SAP, and each of its consignments at most one delivery.
 * <li>SAP is asked for the sales order of an order only while its goods are reserved and its whole total is held.
 * <li>While a call may still be under way ({@code calling_until}) nobody else calls or concludes anything: the later one waits.
 * <li>The goods issue passes the order's fence before SAP is asked for it; only a definite refusal takes that back.
 * <li>A refusal is kept with SAP's own words and shown to an operator; an outage is thrown and tried again.
 * </ul>
 *
 * <p>What SAP plans to produce promises those who wait for stock a day, from time to time; while SAP is away their promises stay.
 *
 * <p>How stock is held against SAP's is told in {@link dev.baton.sap.reconciliation}, how products follow SAP's in {@link dev.baton.sap.products}.
 *
 * <p>Tables: {@code sap_request}, {@code sap_mapping}. Job types: {@code sap-gather-review-facts}, {@code sap-create-sales-order}, {@code sap-change-sales-order},
 * {@code sap-issue-goods}, {@code sap-reverse-sales-order}, {@code sap-create-return-order}.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"platform", "product", "customer", "order", "inventory",
        "inventory :: location", "inventory :: view", "review", "risk",
        "allocation", "payment", "logistics", "returns"})
package dev.baton.sap;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
