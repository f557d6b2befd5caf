/** Settlement documents over HTTP. */
@NullMarked
package dev.baton.settlement.web;

import org.jspecify.annotations.NullMarked;
