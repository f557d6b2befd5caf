/** Operations over HTTP. */
@NullMarked
package dev.baton.operations.web;

import org.jspecify.annotations.NullMarked;
