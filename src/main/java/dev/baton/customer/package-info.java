/**
 * Who buys: distributors, the retailers that buy from them, and consumers, with their tier, region and credit limit.
 *
 * <p>Customers come from files ({@code POST /api/customers/imports}). The last file that names a customer wins, except for
 * what money hangs on: a customer keeps its currency, and its opening balance is taken over once. Whoever keeps something
 * for a customer, such as accounts or a warehouse, listens to {@link dev.baton.customer.CustomerRegistered} and acts in
 * the same transaction, so that a customer is never registered by halves.
 *
 * <p>Table: {@code customer}.
 */
@NullMarked
@ApplicationModule(allowedDependencies = "platform")
package dev.baton.customer;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
