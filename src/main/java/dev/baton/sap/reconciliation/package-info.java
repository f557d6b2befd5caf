/**
 * Stock reconciliation: what SAP says is at a plant is held against our books, and SAP wins.
 *
 * <p><b>All or nothing read.</b> All pages of SAP's stock are read, sorted and stored in one transaction before anything is compared; an
 * outage half-way changes nothing, and the job reads again from the start.
 *
 * <p><b>Compared</b> is SAP's unrestricted stock (type {@code 01}, no special stock) with what is on hand and not quarantined, product by
 * product, each in a transaction of its own and once per run. What may stand in one system and not in the other is left out: products of
 * which a goods issue has begun, and those that moved since before SAP was asked. It is looked again under the lock under which the books
 * are changed; where something came in between, the change is taken back and the product is in flight.
 *
 * <p><b>Above a limit</b>, which {@code dmn/stock-difference} draws, a person decides. What was found stays the difference then, since both
 * systems go on alike; unless the books were brought to something else meanwhile. While a product waits, later runs leave it alone. The
 * process lets nobody decide for longer than it says; where the engine has lost it, the next run that begins after
 * {@code baton.sap.decision-patience} leaves the differences as they are, and compares them again.
 *
 * <p><b>One at a time.</b> Until a run has compared everything there is no other; one that does not get on for longer than
 * {@code baton.sap.reconciliation-patience} is given up when the next one begins.
 *
 * <p><b>Locks:</b> the run or the line, then stock.
 *
 * <p>Tables: {@code sap_stock_run}, {@code sap_stock_line}, {@code sap_stock_ignored}. Job types: {@code stock-reconciliation-begin},
 * {@code stock-reconciliation-read}, {@code stock-reconciliation-compare}, {@code stock-reconciliation-decide}. Message:
 * {@code stock-reconciliation-requested}.
 */
@NullMarked
package dev.baton.sap.reconciliation;

import org.jspecify.annotations.NullMarked;
