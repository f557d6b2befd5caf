/** Stock, locations and receipts over HTTP. */
@NullMarked
package dev.baton.inventory.web;

import org.jspecify.annotations.NullMarked;
