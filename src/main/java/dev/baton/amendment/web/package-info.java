/** The resources of the amendment room. */
@NullMarked
package dev.baton.amendment.web;

import org.jspecify.annotations.NullMarked;
