package dev.baton.allocation;

import dev.baton.inventory.SalesChannels;
import dev.baton.order.Channel;
import java.util.Arrays;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Tells stock keeping the channels of orders. */
@Component
class OrderChannels implements SalesChannels {

    @Override
    public SortedSet<String> names() {
        return Arrays.stream(Channel.values()).map(Channel::name).collect(Collectors.toCollection(TreeSet::new));
    }
}
