/** Card payments at delivery over HTTP. */
@NullMarked
package dev.baton.payment.pos.web;

import org.jspecify.annotations.NullMarked;
