package dev.baton.order;

import dev.baton.platform.engine.ProcessCommands;
import dev.baton.platform.fence.OrderId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Starts the process of an order's channel, with the caller's transaction. */
@Component
class Starts {

    private static final Map<Channel, String> PROCESSES = Map.of(
            Channel.DISTRIBUTOR, "distributor-order",
            Channel.RETAILER, "retailer-order",
            Channel.GROUP_BUY, "group-buy-order");

    private final ProcessCommands processes;

    Starts(ProcessCommands processes) {
        this.processes = processes;
    }

    /** Whether orders of this channel are taken yet. */
    static boolean take(Channel channel) {
        return PROCESSES.containsKey(channel);
    }

    void start(OrderId id, Channel channel) {
        restart(id, channel, null);
    }

    /** @param processDefinitionKey the version under which it started first; null for the latest */
    void restart(OrderId id, Channel channel, @Nullable Long processDefinitionKey) {
        processes.start(id, process(channel), processDefinitionKey, variables(id, channel));
    }

    /** It starts when it is its turn. */
    void startInTurn(OrderId id, Channel channel) {
        processes.startInTurn(id, process(channel), variables(id, channel));
    }

    /** It is the turn of the next ones. Answers whose. */
    List<OrderId> letStart(int most) {
        return processes.letStart(most);
    }

    /** It is this one's turn, should it wait for it. */
    void letStart(OrderId id) {
        processes.letStart(id);
    }

    private static String process(Channel channel) {
        String process = PROCESSES.get(channel);
        if (process == null) {
            throw new IllegalArgumentException("orders of channel " + channel + " have no process");
        }
        return process;
    }

    private static Map<String, Object> variables(OrderId id, Channel channel) {
        return Map.of("orderId", id.toString(), "channel", channel.name());
    }
}
