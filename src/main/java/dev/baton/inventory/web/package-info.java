/** Stock, what is set aside of it, its thresholds, and the documents and files that move it, over HTTP. */
@NullMarked
package dev.baton.inventory.web;

import org.jspecify.annotations.NullMarked;
