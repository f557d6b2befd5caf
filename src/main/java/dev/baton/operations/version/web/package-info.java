/** Migrations of running orders over HTTP. */
@NullMarked
package dev.baton.operations.version.web;

import org.jspecify.annotations.NullMarked;
