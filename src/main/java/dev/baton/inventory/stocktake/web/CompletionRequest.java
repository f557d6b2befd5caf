package dev.baton.inventory.stocktake.web;

import org.jspecify.annotations.Nullable;

/** @param uncountedAreZero whether there is nothing of what was not counted; without it all must be counted */
record CompletionRequest(@Nullable Boolean uncountedAreZero) {}
