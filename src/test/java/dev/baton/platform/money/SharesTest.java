package dev.baton.platform.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SharesTest {

    @Test
    void left_over_units_go_to_the_largest_remainders_and_to_the_earlier_of_equals() {
        assertThat(Shares.split(100, List.of(1L, 1L, 1L))).containsExactly(34L, 33L, 33L);
        assertThat(Shares.split(10, List.of(15L, 70L, 15L))).containsExactly(2L, 7L, 1L);
        assertThat(Shares.split(-100, List.of(1L, 1L, 1L))).containsExactly(-34L, -33L, -33L);
        assertThat(Shares.split(5, List.of(0L, 0L))).containsExactly(3L, 2L);
        assertThat(Shares.split(0, List.of(3L, 4L))).containsExactly(0L, 0L);
    }

    @Test
    void the_parts_always_add_up_and_none_is_a_whole_unit_off() {
        Random random = new Random(7);
        for (int round = 0; round < 2_000; round++) {
            long total = random.nextLong(-1_000_000_000_000L, 1_000_000_000_000L);
            List<Long> weights =
                    Stream.generate(() -> random.nextLong(1_000_000)).limit(1 + random.nextInt(20)).toList();
            List<Long> parts = Shares.split(total, weights);
            assertThat(parts.stream().mapToLong(Long::longValue).sum()).isEqualTo(total);
            assertThat(parts).hasSameSizeAs(weights);
        }
    }

    @Test
    void there_is_nobody_to_share_with_or_a_negative_weight() {
        assertThatIllegalArgumentException().isThrownBy(() -> Shares.split(1, List.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> Shares.split(1, List.of(2L, -1L)));
    }
}
