/** What a cancellation would undo, over HTTP. */
@NullMarked
package dev.baton.operations.cancellation.web;

import org.jspecify.annotations.NullMarked;
