/** Products over HTTP. */
@NullMarked
package dev.baton.product.web;

import org.jspecify.annotations.NullMarked;
