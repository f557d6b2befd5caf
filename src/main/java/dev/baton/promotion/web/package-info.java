/** Quotes, policies and coupons over HTTP. */
@NullMarked
package dev.baton.promotion.web;

import org.jspecify.annotations.NullMarked;
