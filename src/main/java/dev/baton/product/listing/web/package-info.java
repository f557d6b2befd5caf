/** What distributors list, over HTTP. */
@NullMarked
package dev.baton.product.listing.web;

import org.jspecify.annotations.NullMarked;
