/** What logistics answers over HTTP. */
@NullMarked
package dev.baton.logistics.web;

import org.jspecify.annotations.NullMarked;
