/** Proposals to replenish stock over HTTP. */
@NullMarked
package dev.baton.operations.replenishment.web;

import org.jspecify.annotations.NullMarked;
