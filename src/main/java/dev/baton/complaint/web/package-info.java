/** Complaints over HTTP. */
@NullMarked
package dev.baton.complaint.web;

import org.jspecify.annotations.NullMarked;
