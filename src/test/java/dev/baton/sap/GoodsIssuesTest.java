package dev.baton.sap;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.jsonResponse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import dev.baton.logistics.Bookings;
import dev.baton.logistics.CarrierChoice;
import dev.baton.order.OrderStatus;
import dev.baton.platform.engine.NotYetException;
import dev.baton.platform.fence.OrderClosedException;
import dev.baton.platform.fence.OrderFence;
import dev.baton.sap.SapAnswer.Done;
import dev.baton.sap.SapAnswer.Refused;
import dev.baton.sap.odata.SapRefusal;
import dev.baton.sap.odata.SapUnavailable;
import dev.baton.testing.BatonTest;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@BatonTest
class GoodsIssuesTest {

    private static final String REFUSAL = """
            {"error":{"code":"VL/150","message":{"lang":"en","value":"Only 0 PC of the material are available"}}}""";

    private final GoodsIssues goodsIssues;
    private final Reversals reversals;
    private final SapScene scene;
    private final BeanFactory beans;

    @Autowired
    GoodsIssuesTest(
            GoodsIssues goodsIssues,
            Reversals reversals,
            SalesOrders salesOrders,
            Bookings bookings,
            BeanFactory beans) {
        this.goodsIssues = goodsIssues;
        this.reversals = reversals;
        this.beans = beans;
        this.scene = new SapScene(beans);
        SapScene.eventually(() -> salesOrders.create(scene.order));
        bookings.book(scene.goods().id(), new CarrierChoice("CAR-TEST", "for a test", "SWIFT", "STANDARD"), "");
    }

    @Test
    void goods_leave_once_at_sap_and_in_our_books_however_often_the_job_comes() {
        assertThat(issued()).isEqualTo(issued());

        assertThat(scene.order().status()).isEqualTo(OrderStatus.SHIPPED);
        assertThat(scene.deliveries()).singleElement().satisfies(delivery -> {
            assertThat(delivery.path("OverallPickingStatus").asText()).isEqualTo("C");
            assertThat(delivery.path("OverallGoodsMovementStatus").asText()).isEqualTo("C");
        });
        assertThat(scene.cancel()).as("goods that have left are returned, not cancelled").isFalse();
    }

    @Test
    void a_delivery_that_was_made_but_not_answered_in_time_is_found_and_issued() {
        StubMapping fault = scene.when(SapScene.DELIVERIES, salesOrder(),
                aResponse().withTransformers("sap-deliveries").withFixedDelay(4_000));
        assertThatExceptionOfType(SapUnavailable.class).isThrownBy(this::issued);
        assertThat(scene.cancel()).as("the goods may have left").isFalse();
        scene.nothingIsWrongAnyMore(fault);

        SapScene.eventually(this::issued);

        assertThat(scene.deliveries()).hasSize(1);
        assertThat(scene.order().status()).isEqualTo(OrderStatus.SHIPPED);
    }

    @Test
    void a_goods_issue_whose_answer_was_lost_is_not_posted_twice() {
        String delivery = madeWithoutAnswer();
        StubMapping fault = scene.when(issueOf(delivery), "",
                aResponse().withTransformers("sap-deliveries").withFixedDelay(4_000));
        Awaitility.await().ignoreExceptionsInstanceOf(NotYetException.class).until(this::answerIsLost);
        scene.nothingIsWrongAnyMore(fault);

        SapScene.eventually(this::issued);

        assertThat(scene.order().status()).isEqualTo(OrderStatus.SHIPPED);
    }

    @Test
    void goods_whose_stock_was_withdrawn_do_not_leave_and_their_order_can_be_cancelled() {
        scene.withdraw();

        assertThatExceptionOfType(NotYetException.class).isThrownBy(this::issued);

        assertThat(scene.deliveries()).isEmpty();
        assertThat(scene.cancel()).isTrue();
    }

    @Test
    void a_refusal_that_is_kept_while_the_job_comes_again_does_not_deadlock() {
        SapKey key = new SapKey(scene.order, SapStep.GOODS_ISSUE, scene.goods().id());
        TransactionTemplate transaction = beans.getBean(TransactionTemplate.class);
        OrderFence fence = beans.getBean(OrderFence.class);
        SapSteps steps = beans.getBean(SapSteps.class);

        CompletableFuture<?> refused = Objects.requireNonNull(transaction.execute(status -> {
            fence.pass(scene.order);
            CompletableFuture<?> kept = CompletableFuture.supplyAsync(() -> steps.run(key, () -> {
                throw new SapRefusal("VL/150", "Only 0 PC of the material are available");
            }, () -> fence.pass(scene.order)));
            Awaitility.await().until(() -> beans.getBean(JdbcClient.class)
                    .sql("SELECT count(*) FROM pg_locks WHERE NOT granted AND locktype IN ('transactionid', 'tuple')")
                    .query(Integer.class).single() > 0);
            beans.getBean(SapRequests.class).intend(key);
            return kept;
        }));

        assertThat(refused).succeedsWithin(Duration.ofSeconds(60));
    }

    @Test
    void a_refusal_is_told_in_saps_words_and_the_order_can_be_cancelled_again() {
        StubMapping refusal = scene.when(SapScene.DELIVERIES, salesOrder(), jsonResponse(REFUSAL, 400));

        assertThat(goodsIssues.issue(scene.goods().id()))
                .isEqualTo(new Refused<>("Only 0 PC of the material are available"));
        scene.nothingIsWrongAnyMore(refusal);

        assertThat(scene.order().status()).isEqualTo(OrderStatus.RELEASED);
        assertThat(scene.cancel()).isTrue();
        assertThatExceptionOfType(OrderClosedException.class).isThrownBy(this::issued);
    }

    @Test
    void a_refused_goods_issue_goes_on_once_it_is_resolved() {
        StubMapping refusal = scene.when(SapScene.DELIVERIES, salesOrder(), jsonResponse(REFUSAL, 400));
        goodsIssues.issue(scene.goods().id());
        scene.nothingIsWrongAnyMore(refusal);

        issued();

        assertThat(scene.deliveries()).hasSize(1);
    }

    @Test
    void a_cancel_after_a_refused_goods_issue_deletes_the_delivery_and_rejects_the_items() {
        String delivery = madeWithoutAnswer();
        StubMapping refusal = scene.when(issueOf(delivery), "", jsonResponse(REFUSAL, 400));
        assertThat(SapScene.eventually(() -> goodsIssues.issue(scene.goods().id()))).isInstanceOf(Refused.class);
        scene.nothingIsWrongAnyMore(refusal);
        assertThat(scene.cancel()).isTrue();

        reversals.reverse(scene.order);

        assertThat(scene.deliveries()).isEmpty();
        assertThat(scene.salesOrders().getFirst().at("/to_Item/results/0/SalesDocumentRjcnReason").asText())
                .isEqualTo("50");
    }

    @Test
    void a_cancel_that_comes_while_the_goods_leave_is_too_late() throws Exception {
        StubMapping slow = scene.when(SapScene.DELIVERIES, salesOrder(),
                aResponse().withTransformers("sap-deliveries").withFixedDelay(2_000));
        CompletableFuture<Instant> leaving = CompletableFuture.supplyAsync(this::issued);
        scene.awaitCall(SapStep.GOODS_ISSUE);

        assertThat(scene.cancel()).isFalse();

        assertThat(leaving.get(10, TimeUnit.SECONDS)).isNotNull();
        assertThat(scene.order().status()).isEqualTo(OrderStatus.SHIPPED);
        scene.nothingIsWrongAnyMore(slow);
    }

    /** @return the number of a delivery that SAP has made without our hearing of it */
    private String madeWithoutAnswer() {
        StubMapping fault = scene.when(SapScene.DELIVERIES, salesOrder(),
                aResponse().withTransformers("sap-deliveries").withFixedDelay(4_000));
        assertThatExceptionOfType(SapUnavailable.class).isThrownBy(this::issued);
        scene.nothingIsWrongAnyMore(fault);
        return Awaitility.await().until(scene::deliveries, made -> made.size() == 1).getFirst().path("DeliveryDocument")
                .asText();
    }

    private boolean answerIsLost() {
        try {
            issued();
            return false;
        } catch (SapUnavailable lost) {
            return true;
        }
    }

    private static String issueOf(String delivery) {
        return "/sap/opu/odata/sap/API_OUTBOUND_DELIVERY_SRV;v=0002/PostGoodsIssue?DeliveryDocument=%27" + delivery
                + "%27";
    }

    private String salesOrder() {
        return String.valueOf(scene.order().sapSalesOrder());
    }

    private Instant issued() {
        return goodsIssues.issue(scene.goods().id()) instanceof Done<Instant>(Instant due) ? due : Instant.EPOCH;
    }
}
