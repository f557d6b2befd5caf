/** Shipments, their tracking events and vehicles over HTTP. */
@NullMarked
package dev.baton.logistics.web;

import org.jspecify.annotations.NullMarked;
