package dev.baton.order;

import dev.baton.product.price.PriceChannels;
import java.util.Arrays;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Tells pricing the channels of orders. */
@Component
class PricedChannels implements PriceChannels {

    @Override
    public SortedSet<String> names() {
        return Arrays.stream(Channel.values()).map(Channel::name).collect(Collectors.toCollection(TreeSet::new));
    }
}
