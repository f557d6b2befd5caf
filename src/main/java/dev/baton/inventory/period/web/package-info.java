/** The monthly close of stock and its reports over HTTP. */
@NullMarked
package dev.baton.inventory.period.web;

import org.jspecify.annotations.NullMarked;
