package dev.baton.sap;

import static com.github.tomakehurst.wiremock.client.WireMock.serverError;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import dev.baton.platform.engine.NotYetException;
import dev.baton.platform.fence.OrderClosedException;
import dev.baton.sap.odata.SapUnavailable;
import dev.baton.testing.BatonTest;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;

@BatonTest
class ReversalsTest {

    private final SalesOrders salesOrders;
    private final Reversals reversals;
    private final SapScene scene;

    @Autowired
    ReversalsTest(SalesOrders salesOrders, Reversals reversals, BeanFactory beans) {
        this.salesOrders = salesOrders;
        this.reversals = reversals;
        this.scene = new SapScene(beans);
    }

    @Test
    void all_items_of_the_sales_order_are_rejected_and_a_second_time_nothing_happens() {
        salesOrders.create(scene.order);
        scene.cancel();

        reversals.reverse(scene.order);
        assertRejected();
        String version = scene.salesOrders().getFirst().path("version").asText();
        reversals.reverse(scene.order);

        assertThat(scene.salesOrders().getFirst().path("version").asText()).isEqualTo(version);
    }

    @Test
    void sap_is_not_asked_about_an_order_that_it_never_heard_of() {
        scene.cancel();

        reversals.reverse(scene.order);

        assertThat(scene.lookedUp()).isZero();
    }

    @Test
    void a_cancel_that_overtakes_the_call_waits_for_it_and_rejects_what_it_made() {
        StubMapping slow = scene.takesAWhile(Duration.ofSeconds(2));
        CompletableFuture<?> call = CompletableFuture.runAsync(() -> salesOrders.create(scene.order));
        scene.awaitCall(SapStep.SALES_ORDER);
        scene.cancel();

        assertThatExceptionOfType(NotYetException.class).isThrownBy(() -> reversals.reverse(scene.order));
        assertThatExceptionOfType(CompletionException.class).isThrownBy(call::join)
                .withCauseInstanceOf(OrderClosedException.class);
        scene.nothingIsWrongAnyMore(slow);
        reversals.reverse(scene.order);

        assertRejected();
    }

    @Test
    void a_sales_order_whose_answer_was_lost_is_found_and_rejected() {
        StubMapping fault = scene.answersTooLate();
        assertThatExceptionOfType(SapUnavailable.class).isThrownBy(() -> salesOrders.create(scene.order));
        scene.nothingIsWrongAnyMore(fault);
        scene.cancel();

        SapScene.eventually(() -> {
            reversals.reverse(scene.order);
            return true;
        });

        assertRejected();
    }

    @Test
    void a_cancel_waits_for_a_call_that_what_came_before_it_has_held_up() {
        StubMapping outage = scene.when(SapScene.SALES_ORDERS, scene.number(), serverError());
        assertThatExceptionOfType(SapUnavailable.class).isThrownBy(() -> salesOrders.create(scene.order));
        scene.nothingIsWrongAnyMore(outage);
        StubMapping lookUp = scene.looksUpSlowly(Duration.ofMillis(2_800));
        StubMapping token = scene.wantsAnotherToken(Duration.ofMillis(2_900));
        CompletableFuture<?> call = CompletableFuture.runAsync(() -> salesOrders.create(scene.order));
        scene.awaitCall(SapStep.SALES_ORDER);
        scene.cancel();

        SapScene.eventually(() -> {
            reversals.reverse(scene.order);
            return true;
        });

        assertThatExceptionOfType(CompletionException.class).isThrownBy(call::join)
                .withCauseInstanceOf(OrderClosedException.class);
        scene.nothingIsWrongAnyMore(lookUp);
        scene.nothingIsWrongAnyMore(token);
        assertRejected();
    }

    private void assertRejected() {
        assertThat(scene.salesOrders()).singleElement()
                .satisfies(made -> assertThat(made.at("/to_Item/results/0/SalesDocumentRjcnReason").asText())
                        .isEqualTo("50"));
    }
}
