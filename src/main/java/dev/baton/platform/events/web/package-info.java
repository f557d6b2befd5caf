/** Where subscribers are looked after. */
@NullMarked
package dev.baton.platform.events.web;

import org.jspecify.annotations.NullMarked;
