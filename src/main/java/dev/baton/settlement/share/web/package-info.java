/** Refunds of settled orders over HTTP. */
@NullMarked
package dev.baton.settlement.share.web;

import org.jspecify.annotations.NullMarked;
