package dev.baton.returns;

import dev.baton.order.OrderReturns;
import dev.baton.platform.fence.OrderFence;
import dev.baton.platform.fence.OrderId;
import dev.baton.platform.problem.ConflictException;
import dev.baton.platform.problem.Fault;
import dev.baton.platform.problem.RefusedException;
import dev.baton.settlement.credit.Credit;
import dev.baton.settlement.credit.Credits;
import dev.baton.settlement.credit.ReturnedGoods;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Brings returns to their end: their money is given back, or other goods are ordered. Every call of a process may be repeated. */
@Service
public class ReturnRefunds {

    private final OrderFence fence;
    private final StoredReturns returns;
    private final ReturnSteps steps;
    private final OrderReturns goods;
    private final Credits credits;
    private final ReplacementOrders replacements;
    private final ReturnNews news;
    private final TransactionTemplate transaction;

    ReturnRefunds(
            OrderFence fence,
            StoredReturns returns,
            ReturnSteps steps,
            OrderReturns goods,
            Credits credits,
            ReplacementOrders replacements,
            ReturnNews news,
            TransactionTemplate transaction) {
        this.fence = fence;
        this.returns = returns;
        this.steps = steps;
        this.goods = goods;
        this.credits = credits;
        this.replacements = replacements;
        this.news = news;
        this.transaction = transaction;
    }

    /** @param obstacle why it cannot be refunded yet, in words; null where it is */
    public record Settled(@Nullable String obstacle) {}

    /**
     * Refunds what we take back, counts it as returned on the order, and orders what comes in its place, all in one transaction.
     *
     * @param jobKey tells a repeated call from another attempt
     * @return what somebody has to see to first, such as a seller's account that is too short
     */
    public Settled settle(UUID id, long jobKey) {
        try {
            transaction.executeWithoutResult(status -> settle(id));
            return new Settled(null);
        } catch (ConflictException obstacle) {
            return fails(id, String.valueOf(obstacle.getMessage()), jobKey);
        } catch (RefusedException refused) {
            return fails(id, "What comes in the place of the goods cannot be ordered: " + refused.faults().stream()
                    .map(Fault::detail).distinct().collect(Collectors.joining("; ")), jobKey);
        }
    }

    private Settled fails(UUID id, String why, long jobKey) {
        transaction.executeWithoutResult(status -> news.refundFails(returns.find(id).orElseThrow(), why,
                "return-refund-fails:" + jobKey));
        return new Settled(why);
    }

    private void settle(UUID id) {
        OrderId order = returns.find(id).orElseThrow().orderId();
        fence.enter(order);
        ReturnOrder found = returns.lock(id).orElseThrow();
        if (found.state() != ReturnState.STOCKED) {
            return;
        }
        List<ReturnLine> accepted = found.accepted();
        if (!accepted.isEmpty()) {
            refund(found, accepted);
        }
        List<ReturnLine> rejected = found.lines().stream()
                .filter(line -> line.hasArrived() && !line.isAccepted())
                .toList();
        goods.giveUp(order, ReturnLine.sums(rejected, ReturnLine::open));
        steps.end(id, ReturnState.COMPLETED, "process", why(accepted, rejected));
        ReturnOrder done = returns.find(id).orElseThrow();
        news.tell(done, "completed", "process", "is completed: " + done.endReason());
    }

    private void refund(ReturnOrder found, List<ReturnLine> accepted) {
        boolean exchanged = found.type() == ReturnType.EXCHANGE && replacements.isAnythingBrought(found);
        Credit credit = credits.credit(found.orderId(), found.id(), found.number(),
                accepted.stream()
                        .map(line -> new ReturnedGoods(line.no(), line.line(), line.open(),
                                Objects.requireNonNull(line.feePercent())))
                        .toList(),
                exchanged, "returns");
        steps.credit(found.id(), credit);
        goods.complete(found.orderId(), ReturnLine.sums(accepted, ReturnLine::open));
        if (exchanged) {
            steps.replace(found.id(), replacements.place(found));
        }
    }

    private static String why(List<ReturnLine> accepted, List<ReturnLine> rejected) {
        if (rejected.isEmpty()) {
            return "All that has arrived was taken back";
        }
        return accepted.isEmpty() ? "Nothing was taken back" : "A part of what has arrived was taken back";
    }
}
