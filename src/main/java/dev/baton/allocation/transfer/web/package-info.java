/** Transfers over HTTP. */
@NullMarked
package dev.baton.allocation.transfer.web;

import org.jspecify.annotations.NullMarked;
