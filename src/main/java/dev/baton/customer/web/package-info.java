/** Customers over HTTP. */
@NullMarked
package dev.baton.customer.web;

import org.jspecify.annotations.NullMarked;
