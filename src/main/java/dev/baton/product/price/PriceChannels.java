package dev.baton.product.price;

import java.util.SortedSet;

/** Asked for the channels through which orders come: a list for one of any other name would hold for nobody. */
public interface PriceChannels {

    /** Their names as orders have them, such as {@code RETAILER}. */
    SortedSet<String> names();
}
