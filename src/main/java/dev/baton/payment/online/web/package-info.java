/** Online payments and what institutions tell of them over HTTP. */
@NullMarked
package dev.baton.payment.online.web;

import org.jspecify.annotations.NullMarked;
