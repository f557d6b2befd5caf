package dev.baton.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.baton.order.Order;
import dev.baton.order.OrderLine;
import dev.baton.order.Orders;
import dev.baton.platform.fence.OrderId;
import dev.baton.platform.money.Quantity;
import dev.baton.platform.problem.ConflictException;
import dev.baton.platform.security.Caller;
import dev.baton.platform.security.Role;
import dev.baton.product.Sku;
import dev.baton.returns.Disposition;
import dev.baton.returns.GoodsCondition;
import dev.baton.returns.InspectedLine;
import dev.baton.returns.NewReturn;
import dev.baton.returns.ReturnInspections;
import dev.baton.returns.ReturnLine;
import dev.baton.returns.ReturnOrder;
import dev.baton.returns.ReturnReason;
import dev.baton.returns.ReturnReceipts;
import dev.baton.returns.ReturnRefunds;
import dev.baton.returns.ReturnRules;
import dev.baton.returns.ReturnState;
import dev.baton.returns.ReturnType;
import dev.baton.returns.ReturnedStock;
import dev.baton.returns.Returns;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What an order's customer gives back at random, some of it at the same time; no process drives the returns. */
final class RandomReturns {

    private static final Caller CUSTOMER = new Caller("random", Set.of(Role.INTEGRATOR), null);
    private static final Caller KEEPER = new Caller("random", Set.of(Role.STOCK), null);

    private final BeanFactory beans;
    private final Random chance;
    private final OrderId order;
    private final boolean exchangeable;
    private final CameBack cameBack;
    private final BiConsumer<String, Runnable> did;
    private final List<UUID> open = new ArrayList<>();

    /** @param did does a step that has a name */
    RandomReturns(
            BeanFactory beans,
            Random chance,
            OrderId order,
            boolean exchangeable,
            CameBack cameBack,
            BiConsumer<String, Runnable> did) {
        this.beans = beans;
        this.chance = chance;
        this.order = order;
        this.exchangeable = exchangeable;
        this.cameBack = cameBack;
        this.did = did;
    }

    /** A return is asked for, or one gets on. */
    void step() {
        if (open.isEmpty() || chance.nextInt(4) == 0) {
            request();
        } else {
            getOn(open.get(chance.nextInt(open.size())));
        }
    }

    void finish() {
        while (!open.isEmpty()) {
            getOn(open.getFirst());
        }
    }

    private void request() {
        Order now = bean(Orders.class).get(order);
        boolean exchange = exchangeable && chance.nextInt(3) == 0;
        List<NewReturn.Line> lines = new ArrayList<>();
        for (OrderLine line : now.goods()) {
            int most = cameBack.returnable(line).value().intValueExact();
            if (most > 0 && chance.nextInt(3) > 0) {
                lines.add(line(line, 1 + chance.nextInt(most), exchange, now));
            }
        }
        if (lines.isEmpty()) {
            return;
        }
        String what = lines.stream().map(line -> line.quantity() + " of line " + line.line()).toList().toString();
        did.accept((exchange ? "exchange asked of " : "return asked of ") + what, () -> {
            ReturnOrder asked = ask(new NewReturn(order, exchange ? ReturnType.EXCHANGE : ReturnType.RETURN,
                    ReturnReason.CHANGED_MIND, lines));
            open.add(asked.id());
            asked.lines().forEach(line -> cameBack.asked(line.line(), line.quantity()));
        });
        OrderLine most = now.goods().getFirst();
        NewReturn tooMuch = new NewReturn(order, ReturnType.RETURN, ReturnReason.CHANGED_MIND,
                List.of(line(most, cameBack.returnable(most).value().intValueExact() + 1, false, now)));
        assertThatExceptionOfType(ConflictException.class).isThrownBy(() -> ask(tooMuch));
    }

    private NewReturn.Line line(OrderLine line, int quantity, boolean exchange, Order now) {
        Sku other = exchange && chance.nextBoolean()
                ? now.goods().get(chance.nextInt(now.goods().size())).sku()
                : null;
        Quantity others = other == null || chance.nextBoolean() ? null : Quantity.of(1 + chance.nextInt(5));
        return new NewReturn.Line(line.lineNo(), null, Quantity.of(quantity), GoodsCondition.UNOPENED, other, others);
    }

    private ReturnOrder ask(NewReturn asked) {
        return Objects.requireNonNull(bean(TransactionTemplate.class).execute(status -> {
            ReturnOrder requested = bean(Returns.class).request(asked, CUSTOMER);
            undriven(requested.id());
            return requested;
        }));
    }

    private void getOn(UUID id) {
        ReturnOrder now = bean(Returns.class).get(id, CUSTOMER);
        boolean keeps = chance.nextInt(8) == 0;
        switch (now.state()) {
            case REQUESTED, AUTHORISED -> {
                if (keeps) {
                    did.accept("withdrawn", () -> {
                        bean(Returns.class).withdraw(id, CUSTOMER);
                        now.lines().forEach(line -> cameBack.givenUp(line.line(), line.quantity()));
                    });
                } else if (now.state() == ReturnState.REQUESTED) {
                    judge(now);
                } else {
                    receive(now);
                }
            }
            case RECEIVED -> inspect(now);
            case INSPECTED -> did.accept("goods of it moved", () -> {
                bean(ReturnedStock.class).move(id);
                now.lines().forEach(line -> cameBack.moved(line, delivered(line.sku())));
            });
            case STOCKED -> settle(now);
            default -> throw new AssertionError(now.number() + " is " + now.state());
        }
        if (bean(Returns.class).get(id, CUSTOMER).state().isEnd()) {
            open.remove(id);
        }
    }

    private Quantity delivered(Sku sku) {
        return bean(Orders.class).get(order).goods().stream().filter(line -> line.sku().equals(sku))
                .map(OrderLine::delivered).reduce(Quantity.ZERO, Quantity::plus);
    }

    private void judge(ReturnOrder asked) {
        String outcome = chance.nextInt(8) == 0 ? "REFUSED" : "ALLOWED";
        Map<String, Object> row = new HashMap<>(Map.of("ruleId", "R-RANDOM", "reason", "At random", "outcome", outcome,
                "freight", "CUSTOMER", "feePercent", new BigDecimal(chance.nextInt(3) * 5), "group", "returns",
                "dueHours", 8));
        did.accept(outcome, () -> {
            bean(ReturnRules.class).judge(asked.id(), asked.lines().stream().map(line -> row).toList(), 1L);
            if (outcome.equals("REFUSED")) {
                asked.lines().forEach(line -> cameBack.givenUp(line.line(), line.quantity()));
            }
        });
    }

    private void receive(ReturnOrder authorised) {
        Map<Integer, Quantity> received = new HashMap<>();
        for (ReturnLine line : authorised.lines()) {
            int all = line.quantity().value().intValueExact();
            received.put(line.no(), Quantity.of(chance.nextBoolean() ? all : chance.nextInt(all + 1)));
        }
        did.accept("received " + received, () -> {
            bean(ReturnReceipts.class).receive(authorised.id(), received, KEEPER);
            authorised.lines().forEach(line -> cameBack.givenUp(line.line(),
                    line.quantity().minus(Objects.requireNonNull(received.get(line.no())))));
        });
    }

    private void inspect(ReturnOrder received) {
        List<Disposition> dispositions = List.of(Disposition.values());
        List<InspectedLine> lines = received.lines().stream()
                .filter(line -> line.open().isPositive())
                .map(line -> new InspectedLine(line.no(), dispositions.get(chance.nextInt(dispositions.size())),
                        "at random"))
                .toList();
        did.accept("inspected " + lines.stream().map(InspectedLine::disposition).toList(),
                () -> bean(ReturnInspections.class).inspect(received.id(), lines, KEEPER));
    }

    private void settle(ReturnOrder stocked) {
        did.accept("settled the return", () -> {
            settled(stocked);
            settled(stocked);
            stocked.lines().forEach(cameBack::settled);
        });
        ReturnOrder done = bean(Returns.class).get(stocked.id(), CUSTOMER);
        assertThat(done.state()).isEqualTo(ReturnState.COMPLETED);
    }

    /** What comes in the place of goods is an order that no process drives either. */
    private void settled(ReturnOrder stocked) {
        bean(TransactionTemplate.class).executeWithoutResult(status -> {
            String obstacle = bean(ReturnRefunds.class)
                    .settle(stocked.id(), stocked.id().getMostSignificantBits()).obstacle();
            assertThat(obstacle).as("what keeps the return from being settled").isNull();
            undriven(bean(JdbcClient.class).sql("SELECT replacement_order_id FROM return_order WHERE id = ?")
                    .param(stocked.id()).query(UUID.class).optional().orElse(stocked.id()));
        });
    }

    private void undriven(UUID key) {
        bean(JdbcClient.class).sql("DELETE FROM outbox WHERE key = ? AND destination = 'engine'")
                .param(key.toString()).update();
    }

    private <T> T bean(Class<T> type) {
        return beans.getBean(type);
    }
}
