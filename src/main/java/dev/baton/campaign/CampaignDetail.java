package dev.baton.campaign;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.baton.platform.money.Quantity;

/**
 * A campaign with what has come together for it so far.
 *
 * @param orders how many take part and are not cancelled
 * @param ordered by them, in the base unit of the product; nothing any more of one that was missed: {@link Campaign#orderedWhenDecided()}
 * @param paid of that
 */
public record CampaignDetail(@JsonUnwrapped Campaign campaign, long orders, Quantity ordered, Quantity paid) {}
