package dev.baton.payment.proof;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProofTest {

    private static final Proof PROOF = Proof.of("ICBC", "AB-1 7");

    @ParameterizedTest
    @ValueSource(strings = {" AB-1 7 ", "ab-1 7", "AB-1   7", "AB-1\u00a07", "\u3000AB-1\t7\n", "ＡＢ－１　７"})
    void what_is_written_alike_is_the_same(String reference) {
        assertThat(Proof.of("icbc ", reference)).isEqualTo(PROOF);
    }

    @ParameterizedTest
    @ValueSource(strings = {"AB1 7", "AB-17", "A-B1 7", "AB/1 7"})
    void signs_and_whether_there_is_a_blank_make_a_difference(String reference) {
        assertThat(Proof.of("ICBC", reference)).isNotEqualTo(PROOF);
    }

    @Test
    void the_slips_of_two_terminals_differ() {
        assertThat(Proof.ofSlip("UnionPay", "t-1", "7")).isEqualTo(Proof.ofSlip("UNIONPAY", "T-1 ", "7"))
                .isNotEqualTo(Proof.ofSlip("UnionPay", "T-2", "7"));
    }
}
