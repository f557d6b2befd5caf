/** The payment institution's notifications over HTTP. */
@NullMarked
package dev.baton.payment.web;

import org.jspecify.annotations.NullMarked;
