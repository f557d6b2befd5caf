/** What is stuck, over HTTP. */
@NullMarked
package dev.baton.operations.exception.web;

import org.jspecify.annotations.NullMarked;
