package dev.baton.bench;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.baton.allocation.worker.AllocationWorkers;
import dev.baton.allocation.worker.AllocationWorkers.Allocated;
import dev.baton.allocation.worker.SourcingRuling;
import dev.baton.logistics.CarrierChoice;
import dev.baton.logistics.worker.BookedCarrier;
import dev.baton.logistics.worker.LogisticsWorkers;
import dev.baton.order.ClaimResult;
import dev.baton.order.Claims;
import dev.baton.payment.worker.PaymentWorkers;
import dev.baton.platform.fence.OrderId;
import dev.baton.promotion.worker.PromotionWorkers;
import dev.baton.promotion.worker.PromotionWorkers.PriceOrder;
import dev.baton.review.worker.ReviewWorkers;
import dev.baton.sap.worker.SapWorkers;
import dev.baton.settlement.worker.SettlementWorkers;
import java.time.Duration;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.operaton.bpm.engine.DecisionService;
import org.operaton.bpm.engine.delegate.BpmnError;
import org.operaton.bpm.engine.delegate.DelegateExecution;
import org.operaton.bpm.engine.delegate.JavaDelegate;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The steps of a distributor order as Operaton calls them. Each calls what the worker of the same job calls, so that Baton does the same
 * work under both engines.
 *
 * <p>A step inside our database shares the transaction of its job, and so spares a commit: that is what an engine in the same database is
 * good for. A step that calls SAP or the carrier does not: it commits what it intends before it calls, and Baton's steps that may be held
 * refuse to begin inside a transaction.
 */
final class OperatonSteps {

    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};
    private static final TypeReference<List<Map<String, Object>>> OBJECTS = new TypeReference<>() {};

    /** As {@code baton.carrier.delivery-within}; here both deadlines begin with the booking. */
    private static final Duration DELIVERY_WITHIN = Duration.ofDays(5);

    private final ApplicationContext baton;
    private final ObjectMapper json;
    private final TransactionTemplate outside;

    OperatonSteps(ApplicationContext baton, ObjectMapper json, PlatformTransactionManager transactions) {
        this.baton = baton;
        this.json = json;
        outside = new TransactionTemplate(transactions);
        outside.setPropagationBehavior(TransactionDefinition.PROPAGATION_NOT_SUPPORTED);
    }

    /** By the names with which the process calls them. */
    Map<Object, Object> byName() {
        Map<Object, Object> steps = new HashMap<>();
        steps.put("claim", (JavaDelegate) this::claim);
        steps.put("checkOrder", asks("order-check", "checkResults"));
        steps.put("findPromotions", asks("promotion", "promotionResults"));
        steps.put("price", (JavaDelegate) this::price);
        steps.put("holdMoney", (JavaDelegate) step -> bean(PaymentWorkers.class).hold(orderId(step), null));
        steps.put("gatherReviewFacts", (JavaDelegate) this::gatherReviewFacts);
        steps.put("recordReview", (JavaDelegate) this::recordReview);
        steps.put("reserveStock", (JavaDelegate) this::reserveStock);
        steps.put("createSalesOrder", (JavaDelegate) step -> calling(
                () -> bean(SapWorkers.class).createSalesOrder(orderId(step))));
        steps.put("bookCarrier", (JavaDelegate) this::bookCarrier);
        steps.put("issueGoods", (JavaDelegate) step -> calling(
                () -> bean(SapWorkers.class).issueGoods(consignmentId(step))));
        steps.put("receiveGoods", (JavaDelegate) step -> bean(LogisticsWorkers.class)
                .receiveGoods(UUID.fromString((String) step.getVariable("shipmentId"))));
        steps.put("settle", (JavaDelegate) step -> bean(SettlementWorkers.class).settle(consignmentId(step), null));
        return steps;
    }

    private void claim(DelegateExecution step) {
        String definition = step.getProcessDefinitionId();
        ClaimResult result = bean(Claims.class).claim(orderId(step), Long.parseLong(step.getProcessInstanceId()),
                Long.parseLong(definition.substring(definition.lastIndexOf(':') + 1)));
        if (!(result instanceof ClaimResult.Claimed order)) {
            throw new BpmnError("ORDER_ALREADY_CLAIMED");
        }
        step.setVariable("revision", order.revision());
        step.setVariable("facts", json.convertValue(order.facts(), OBJECTS));
    }

    /** Asks a table once for each fact, in one go: a multi-instance task would write an execution for each, and gather nothing. */
    private JavaDelegate asks(String decision, String answers) {
        return step -> {
            DecisionService decisions = step.getProcessEngineServices().getDecisionService();
            List<Map<String, Object>> facts = variable(step, "facts");
            step.setVariable(answers, facts.stream()
                    .map(fact -> decisions.evaluateDecisionTableByKey(decision)
                            .variables(Map.of("fact", fact))
                            .evaluate()
                            .getResultList())
                    .toList());
        };
    }

    private void price(DelegateExecution step) {
        Map<String, Object> order = new HashMap<>();
        List.of("orderId", "revision", "facts", "checkResults", "promotionResults")
                .forEach(name -> order.put(name, step.getVariable(name)));
        bean(PromotionWorkers.class).price(json.convertValue(order, PriceOrder.class));
    }

    private void gatherReviewFacts(DelegateExecution step) {
        var gathered = calling(() -> bean(SapWorkers.class).gatherReviewFacts(orderId(step)));
        step.setVariable("review", json.convertValue(gathered.review(), OBJECT));
        step.setVariable("risk", json.convertValue(gathered.risk(), OBJECT));
    }

    private void recordReview(DelegateExecution step) {
        var decided = bean(ReviewWorkers.class).decide(orderId(step), this.<Integer>variable(step, "revision"),
                variable(step, "review"), variable(step, "reviewResults"), variable(step, "risk"),
                variable(step, "riskResults"));
        step.setVariable("reviewOutcome", decided.reviewOutcome().name());
    }

    private void reserveStock(DelegateExecution step) {
        SourcingRuling ruling = json.convertValue(step.getVariable("sourcing"), SourcingRuling.class);
        Allocated allocated = calling(() -> bean(AllocationWorkers.class).reserve(orderId(step), ruling));
        step.setVariable("consignments", json.convertValue(allocated.consignments(), OBJECTS));
    }

    private void bookCarrier(DelegateExecution step) {
        CarrierChoice choice = json.convertValue(step.getVariable("carrierChoice"), CarrierChoice.class);
        Map<String, Object> shipment = json.convertValue(consignment(step).get("shipment"), OBJECT);
        BookedCarrier booked = calling(() -> bean(LogisticsWorkers.class)
                .bookCarrier(orderId(step), consignmentId(step), choice, shipment));
        step.setVariableLocal("shipmentId", booked.shipmentId().toString());
        step.setVariableLocal("pickupDueAt", Date.from(booked.pickupDueAt()));
        step.setVariableLocal("deliveryDueAt", Date.from(booked.pickupDueAt().plus(DELIVERY_WITHIN)));
    }

    private <T> T calling(Supplier<T> step) {
        return Objects.requireNonNull(outside.execute(status -> step.get()));
    }

    private <T> T bean(Class<T> type) {
        return baton.getBean(type);
    }

    private static OrderId orderId(DelegateExecution step) {
        return OrderId.of((String) step.getVariable("orderId"));
    }

    private Map<String, Object> consignment(DelegateExecution step) {
        return variable(step, "consignment");
    }

    private UUID consignmentId(DelegateExecution step) {
        return UUID.fromString(String.valueOf(consignment(step).get("consignmentId")));
    }

    /** What the process has set before. */
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    private <T> T variable(DelegateExecution step, String name) {
        return (T) Objects.requireNonNull(step.getVariable(name), name);
    }
}
