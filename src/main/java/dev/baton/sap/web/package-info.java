/** What the room answers over HTTP. */
@NullMarked
package dev.baton.sap.web;

import org.jspecify.annotations.NullMarked;
