/** Price lists over HTTP. */
@NullMarked
package dev.baton.product.price.web;

import org.jspecify.annotations.NullMarked;
