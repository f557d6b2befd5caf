/** Campaigns over HTTP. */
@NullMarked
package dev.baton.campaign.web;

import org.jspecify.annotations.NullMarked;
