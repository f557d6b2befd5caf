/**
 * Who buys: distributors, the retailers that buy from them, and consumers, with their tier, region and credit limit.
 *
 * <p>Customers come from files ({@code POST /api/customers/imports}). The last file that names a customer wins, except for
 * what money hangs on: a customer keeps its currency, and its opening balance is taken over once. Whoever keeps something
 * for a customer, such as accounts or a warehouse, listens to {@link dev.baton.customer.CustomerRegistered} and acts in
 * the same transaction, so that a customer is never registered by halves.
 *
 * <p><b>Hierarchy.</b> A retailer belongs to one distributor at a time, and may move to another ({@link dev.baton.customer.Customers#move}):
 * to which it belonged at a moment is told by its history, which only grows. Nobody else belongs to anybody. The database holds all of that:
 * belongings of one retailer do not overlap, and a parent is a distributor as long as retailers belong to it.
 *
 * <p><b>Locks:</b> the customer that changes, then the distributor to which it is to belong.
 *
 * <p>Tables: {@code customer}, {@code customer_parent_history}.
 */
@NullMarked
@ApplicationModule(allowedDependencies = "platform")
package dev.baton.customer;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
