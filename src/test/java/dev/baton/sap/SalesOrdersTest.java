package dev.baton.sap;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.serverError;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import dev.baton.order.OrderStatus;
import dev.baton.platform.engine.NotYetException;
import dev.baton.platform.fence.OrderClosedException;
import dev.baton.platform.money.Money;
import dev.baton.sap.SapAnswer.Done;
import dev.baton.sap.SapAnswer.Refused;
import dev.baton.sap.odata.SapUnavailable;
import dev.baton.testing.BatonTest;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;

@BatonTest
class SalesOrdersTest {

    private final SalesOrders salesOrders;
    private final SapScene scene;

    @Autowired
    SalesOrdersTest(SalesOrders salesOrders, BeanFactory beans) {
        this.salesOrders = salesOrders;
        this.scene = new SapScene(beans);
    }

    @Test
    void an_order_is_released_with_its_sales_order_in_saps_words() {
        String number = created();

        assertThat(scene.order().status()).isEqualTo(OrderStatus.RELEASED);
        assertThat(scene.order().sapSalesOrder()).isEqualTo(number);
        // 113.00 with 13 % tax inside
        assertThat(scene.order().sapNetAmount()).isEqualTo(Money.parse("100.00", "CNY"));
        assertThat(scene.salesOrders()).singleElement().satisfies(made -> {
            assertThat(made.path("SoldToParty").asText()).isEqualTo("17100001");
            assertThat(made.at("/to_Item/results/0/ProductionPlant").asText()).isEqualTo("1010");
            assertThat(made.at("/to_Item/results/0/RequestedQuantity").asText()).isEqualTo("10");
        });
    }

    @Test
    void a_job_that_comes_twice_makes_one_sales_order() {
        assertThat(created()).isEqualTo(created());

        assertThat(scene.salesOrders()).hasSize(1);
        assertThat(scene.asked(SapScene.SALES_ORDERS)).isEqualTo(1);
    }

    @Test
    void a_job_that_comes_twice_at_once_waits_for_the_first() throws Exception {
        StubMapping slow = scene.takesAWhile(Duration.ofSeconds(2));
        CompletableFuture<String> first = CompletableFuture.supplyAsync(this::created);
        scene.awaitCall(SapStep.SALES_ORDER);

        assertThatExceptionOfType(NotYetException.class).isThrownBy(this::created);

        assertThat(first.get(10, TimeUnit.SECONDS)).isEqualTo(created());
        assertThat(scene.salesOrders()).hasSize(1);
        scene.nothingIsWrongAnyMore(slow);
    }

    @Test
    void an_outage_of_sap_is_tried_again_at_once_when_it_is_over() {
        StubMapping fault = scene.when(SapScene.SALES_ORDERS, scene.number(), serverError());
        assertThatExceptionOfType(SapUnavailable.class).isThrownBy(this::created);
        scene.nothingIsWrongAnyMore(fault);

        created();

        assertThat(scene.salesOrders()).hasSize(1);
    }

    @Test
    void a_sales_order_that_was_made_but_not_answered_in_time_is_found_and_not_made_again() {
        StubMapping fault = scene.answersTooLate();
        assertThatExceptionOfType(SapUnavailable.class).isThrownBy(this::created);
        scene.nothingIsWrongAnyMore(fault);

        assertThatExceptionOfType(NotYetException.class).as("while SAP may be at work").isThrownBy(this::created);
        String number = SapScene.eventually(this::created);

        assertThat(scene.salesOrders()).singleElement()
                .satisfies(made -> assertThat(made.path("SalesOrder").asText()).isEqualTo(number));
        assertThat(scene.order().sapNetAmount()).isEqualTo(Money.parse("100.00", "CNY"));
    }

    @Test
    void a_sales_order_that_was_made_for_stock_that_was_withdrawn_since_is_brought_in_line() {
        StubMapping fault = scene.answersTooLate();
        assertThatExceptionOfType(SapUnavailable.class).isThrownBy(this::created);
        scene.nothingIsWrongAnyMore(fault);
        scene.withdraw();
        assertThatExceptionOfType(ReservationExpiredException.class)
                .isThrownBy(() -> SapScene.eventually(this::created));

        scene.receiveElsewhere("1020");
        SapScene.eventually(this::created);

        assertThat(scene.order().status()).isEqualTo(OrderStatus.RELEASED);
        assertThat(scene.salesOrders()).singleElement().satisfies(made -> {
            assertThat(made.at("/to_Item/results/0/SalesDocumentRjcnReason").asText()).isNotEmpty();
            assertThat(made.at("/to_Item/results/1/ProductionPlant").asText()).isEqualTo("1020");
            assertThat(made.at("/to_Item/results/1/RequestedQuantity").asText()).isEqualTo("10");
        });
    }

    @Test
    void a_connection_that_breaks_is_looked_into_before_sap_is_asked_again() {
        StubMapping fault = scene.when(SapScene.SALES_ORDERS, scene.number(),
                aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER));
        assertThat(catchThrowableOfType(SapUnavailable.class, this::created).stillAtWork()).isTrue();
        scene.nothingIsWrongAnyMore(fault);

        SapScene.eventually(this::created);

        assertThat(scene.salesOrders()).hasSize(1);
    }

    @Test
    void a_refusal_is_told_in_saps_words_and_may_be_tried_again_once_it_is_resolved() {
        scene.materialIs("M-1-BLOCKED");

        assertThat(salesOrders.create(scene.order))
                .isEqualTo(new Refused<>("Material M-1-BLOCKED is blocked for sales"));
        assertThat(scene.order().status()).isEqualTo(OrderStatus.ALLOCATED);

        scene.materialIs("M-1");
        created();
        assertThat(scene.salesOrders()).hasSize(1);
    }

    @Test
    void an_id_that_sap_has_no_number_for_is_refused_before_sap_is_asked() {
        scene.forgetPlant();

        assertThat(salesOrders.create(scene.order)).isEqualTo(
                new Refused<>("No SAP plant is mapped for " + scene.goods().plant()));
        assertThat(scene.asked(SapScene.SALES_ORDERS)).isZero();
    }

    @Test
    void nothing_is_asked_for_an_order_whose_reservation_has_expired() {
        scene.reservationExpires();

        assertThatExceptionOfType(ReservationExpiredException.class).isThrownBy(this::created);

        assertThat(scene.asked(SapScene.SALES_ORDERS)).isZero();
        assertThat(scene.order().status()).isEqualTo(OrderStatus.BACKORDERED);
    }

    @Test
    void from_the_sales_order_on_the_reservation_stays() {
        created();
        assertThat(scene.reservationCanExpire()).isFalse();
    }

    @Test
    void while_sap_has_not_answered_the_reservation_stays() {
        StubMapping fault = scene.when(SapScene.SALES_ORDERS, scene.number(), serverError());
        assertThatExceptionOfType(SapUnavailable.class).isThrownBy(this::created);

        assertThat(scene.reservationCanExpire()).isFalse();
        scene.nothingIsWrongAnyMore(fault);
    }

    @Test
    void a_reservation_may_expire_while_sap_refuses_and_the_order_goes_on_once_it_is_reserved_again() {
        scene.materialIs("M-1-BLOCKED");
        assertThat(salesOrders.create(scene.order)).isInstanceOf(Refused.class);
        assertThat(scene.reservationCanExpire()).isTrue();
        scene.reservationExpires();
        scene.materialIs("M-1");
        assertThatExceptionOfType(ReservationExpiredException.class).isThrownBy(this::created);

        scene.reserveAgain();
        created();

        assertThat(scene.order().status()).isEqualTo(OrderStatus.RELEASED);
        assertThat(scene.salesOrders()).hasSize(1);
    }

    @Test
    void nothing_is_asked_for_an_order_that_is_cancelled() {
        assertThat(scene.cancel()).isTrue();

        assertThatExceptionOfType(OrderClosedException.class).isThrownBy(this::created);
        assertThat(scene.asked(SapScene.SALES_ORDERS)).isZero();
    }

    private String created() {
        return salesOrders.create(scene.order) instanceof Done<String>(String number) ? number : "refused";
    }
}
