/** Monthly settlements over HTTP. */
@NullMarked
package dev.baton.settlement.period.web;

import org.jspecify.annotations.NullMarked;
