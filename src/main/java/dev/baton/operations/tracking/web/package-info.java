/** Tracking over HTTP. */
@NullMarked
package dev.baton.operations.tracking.web;

import org.jspecify.annotations.NullMarked;
