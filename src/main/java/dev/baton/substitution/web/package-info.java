/** Proposals of substitutes over HTTP. */
@NullMarked
package dev.baton.substitution.web;

import org.jspecify.annotations.NullMarked;
