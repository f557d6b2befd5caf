package dev.baton.settlement.share;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.order.OrderAnswerPart;
import dev.baton.platform.fence.OrderId;
import dev.baton.platform.money.Money;
import dev.baton.platform.security.Caller;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/**
 * Adds {@code split} to the answer about an order that a distributor sells and of which something is settled: what was settled and refunded, and, to those
 * who act for no customer, what each party has of it.
 */
@Component
class OrderSplitPart implements OrderAnswerPart {

    private final StoredShares shares;

    OrderSplitPart(StoredShares shares) {
        this.shares = shares;
    }

    @Override
    public void contribute(Map<OrderId, ObjectNode> answers, Caller caller) {
        boolean ours = caller.customerId() == null;
        shares.ofOrders(answers.keySet()).forEach((id, shared) -> {
            ObjectNode answer = answers.get(id);
            if (answer != null) {
                ObjectNode split = answer.putObject("split");
                split.put("settled", sum(shared, Share::amount)).put("refunded", sum(shared, Share::clawedBack));
                if (ours) {
                    byParty(shared).forEach((party, its) -> describe(split, party, its));
                }
            }
        });
    }

    private static Map<Party, List<Share>> byParty(List<Share> shared) {
        return shared.stream().collect(groupingBy(Share::party, LinkedHashMap::new, toList()));
    }

    private static void describe(ObjectNode split, Party party, List<Share> its) {
        List<Share> out = its.stream().filter(Share::isPaidOut).toList();
        split.withArray("shares")
                .addObject()
                .put("party", party.name())
                .put("basisPoints", its.getLast().basisPoints())
                .put("amount", sum(its, Share::amount))
                .put("paidOut", out.isEmpty() ? none(its) : sum(out, Share::remaining))
                .put("clawedBack", sum(its, Share::clawedBack));
    }

    private static String none(List<Share> its) {
        return Money.zero(its.getFirst().amount().currency()).toMajor();
    }

    private static String sum(List<Share> shared, Function<Share, Money> what) {
        return shared.stream().map(what).reduce(Money::plus).orElseThrow().toMajor();
    }
}
