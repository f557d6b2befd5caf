package dev.baton.payment.proof;

import static dev.baton.trade.Trade.money;
import static dev.baton.trade.Trade.name;
import static dev.baton.trade.Trade.prepaid;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.baton.customer.CustomerId;
import dev.baton.order.PaymentMethod;
import dev.baton.payment.credit.CreditSales;
import dev.baton.payment.credit.receipt.NewReceipt;
import dev.baton.payment.credit.receipt.Receipt;
import dev.baton.payment.credit.receipt.Receipts;
import dev.baton.payment.pos.NewPosSlip;
import dev.baton.payment.pos.PosSlip;
import dev.baton.payment.pos.PosSlips;
import dev.baton.payment.proof.Proofs.Kind;
import dev.baton.payment.voucher.TopUp;
import dev.baton.payment.voucher.TopUps;
import dev.baton.payment.voucher.Voucher;
import dev.baton.payment.voucher.Voucher.PaidBy;
import dev.baton.platform.fence.OrderId;
import dev.baton.platform.problem.ConflictException;
import dev.baton.platform.security.Caller;
import dev.baton.platform.security.Role;
import dev.baton.testing.BatonTest;
import dev.baton.trade.Race;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@BatonTest
class ProofsTest {

    private static final String AMOUNT = "10.00";

    private final TopUps topUps;
    private final Receipts receipts;
    private final PosSlips slips;
    private final CreditSales sales;
    private final JdbcClient jdbc;
    private final String number = name("P");

    @Autowired
    ProofsTest(TopUps topUps, Receipts receipts, PosSlips slips, BeanFactory beans, JdbcClient jdbc) {
        this.topUps = topUps;
        this.receipts = receipts;
        this.slips = slips;
        this.sales = new CreditSales(beans);
        this.jdbc = jdbc;
    }

    @Test
    void a_proof_counts_once_whatever_it_is_entered_as_and_whoever_wrote_it_how() {
        CustomerId customer = sales.customer("1000.00");
        TopUp topUp = topUp(customer, "UnionPay", number);

        refused(() -> receive(customer, " unionpay", number.toLowerCase(Locale.ROOT) + " "), Kind.TOP_UP, topUp.id());
        refused(() -> slip(order(), "T-1", number), Kind.TOP_UP, topUp.id());
        refused(() -> topUp(sales.customer(), "UNIONPAY", number), Kind.TOP_UP, topUp.id());

        topUp(customer, "ICBC", number);
        receive(customer, "UnionPay", number + "-1");
    }

    @Test
    void a_receipt_and_a_slip_use_their_proofs_up_too() {
        CustomerId customer = sales.customer("1000.00");
        Receipt receipt = receive(customer, "UnionPay", number);
        refused(() -> topUp(customer, "UnionPay", number), Kind.RECEIPT, receipt.id());
        refused(() -> slip(order(), "T-1", number), Kind.RECEIPT, receipt.id());

        PosSlip slip = slip(order(), "T-1", number + "-2");
        refused(() -> topUp(customer, "UnionPay", number + "-2"), Kind.POS_SLIP, slip.id());
        refused(() -> receive(customer, "UnionPay", number + "-2"), Kind.POS_SLIP, slip.id());
    }

    @Test
    void two_terminals_may_have_slips_of_the_same_number() {
        PosSlip slip = slip(order(), "T-1", number);

        slip(order(), "T-2", number);

        refused(() -> slip(order(), "t-1", number), Kind.POS_SLIP, slip.id());
    }

    @Test
    void of_many_that_enter_one_proof_as_different_things_at_once_one_is_booked() {
        List<Callable<?>> entries = IntStream.range(0, 5).boxed().<Callable<?>>mapMulti((each, all) -> {
            // each with an account of its own, whose lock keeps nobody else waiting
            CustomerId payer = sales.customer();
            CustomerId debtor = sales.customer("1000.00");
            OrderId order = order();
            all.accept(() -> topUp(payer, "UnionPay", number));
            all.accept(() -> receive(debtor, "unionpay", number + " "));
            all.accept(() -> slip(order, "T-1", number.toLowerCase(Locale.ROOT)));
        }).toList();

        List<Boolean> booked = Race.of(entries.size(), index -> () -> {
            try {
                entries.get(index).call();
                return true;
            } catch (ConflictException used) {
                return false;
            }
        });

        assertThat(booked).containsOnlyOnce(true);
        assertThat(jdbc.sql("SELECT count(*) FROM ledger_transfer WHERE upper(trim(reference)) = ?")
                .param(number.toUpperCase(Locale.ROOT))
                .query(Integer.class)
                .single()).as("a voucher is booked only later").isLessThanOrEqualTo(1);
    }

    private static void refused(Callable<?> entry, Kind usedAs, UUID id) {
        assertThatExceptionOfType(ConflictException.class).isThrownBy(entry::call)
                .withMessageContaining(id.toString())
                .satisfies(used -> assertThat(used.extra()).isEqualTo(
                        Map.of("usedBy", Map.of("kind", usedAs, "id", id))));
    }

    private OrderId order() {
        return sales.delivered(sales.customer(), PaymentMethod.POS, AMOUNT);
    }

    private TopUp topUp(CustomerId customer, String institution, String reference) {
        return topUps.enter(prepaid(customer), new Voucher(PaidBy.BANK_TRANSFER, institution, reference, money(AMOUNT),
                null, "", null), new Caller("tester", Set.of(Role.FINANCE), null));
    }

    private Receipt receive(CustomerId customer, String institution, String reference) {
        return receipts.enter(new NewReceipt(customer, money(AMOUNT), institution, reference,
                Instant.parse("2026-11-20T08:00:00Z"), List.of()), "finance");
    }

    private PosSlip slip(OrderId order, String terminal, String reference) {
        return slips.enter(order, new NewPosSlip("UnionPay", terminal, reference, money(AMOUNT)), "operator");
    }
}
