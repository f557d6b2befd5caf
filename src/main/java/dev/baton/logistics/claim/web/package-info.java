/** Claims against carriers over HTTP. */
@NullMarked
package dev.baton.logistics.claim.web;

import org.jspecify.annotations.NullMarked;
