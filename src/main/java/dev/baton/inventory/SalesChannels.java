package dev.baton.inventory;

import java.util.SortedSet;

/** Asked for the channels through which orders come, for which alone stock can be set aside: one of any other name nobody would see. */
public interface SalesChannels {

    /** Their names as orders have them, such as {@code RETAILER}. */
    SortedSet<String> names();
}
