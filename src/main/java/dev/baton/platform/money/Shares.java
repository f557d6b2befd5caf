package dev.baton.platform.money;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Shares an amount out so that the parts add up to it, to the last minor unit. */
public final class Shares {

    private Shares() {}

    /**
     * Splits a total by weight with the largest-remainder method: each part is its exact share rounded towards zero, and the minor
     * units left over go to the parts with the largest remainders, the earlier one on a tie.
     *
     * @param total what to split, in minor units; may be negative
     * @param weights not negative; when all are zero the parts are equal but for the left-over units
     * @return as many parts as weights, which add up to the total
     * @throws IllegalArgumentException if there is no weight, or a negative one
     */
    public static List<Long> split(long total, List<Long> weights) {
        if (weights.isEmpty() || weights.stream().anyMatch(weight -> weight < 0)) {
            throw new IllegalArgumentException("shares need at least one weight, and none below zero");
        }
        BigInteger sum = sum(weights);
        if (sum.signum() == 0) {
            return split(total, weights.stream().map(weight -> 1L).toList());
        }
        BigInteger amount = BigInteger.valueOf(total).abs();
        List<BigInteger[]> parts = weights.stream()
                .map(weight -> amount.multiply(BigInteger.valueOf(weight)).divideAndRemainder(sum)).toList();
        List<Long> shares = new ArrayList<>(parts.stream().map(part -> part[0].longValueExact()).toList());
        long left = amount.subtract(sum(shares)).longValueExact();
        Comparator<Integer> byRemainder = Comparator.comparing((Integer index) -> parts.get(index)[1]).reversed();
        IntStream.range(0, parts.size()).boxed().sorted(byRemainder).limit(left).forEach(
                index -> shares.set(index, shares.get(index) + 1));
        return shares.stream().map(share -> share * Long.signum(total)).toList();
    }

    private static BigInteger sum(List<Long> numbers) {
        return numbers.stream().map(BigInteger::valueOf).reduce(BigInteger.ZERO, BigInteger::add);
    }
}
