/** Returns over HTTP. */
@NullMarked
package dev.baton.returns.web;

import org.jspecify.annotations.NullMarked;
