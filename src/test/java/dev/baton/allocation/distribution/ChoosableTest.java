package dev.baton.allocation.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.customer.Customer;
import dev.baton.customer.CustomerId;
import dev.baton.customer.CustomerStatus;
import dev.baton.customer.CustomerType;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ChoosableTest {

    @Test
    void of_many_distributors_the_rated_ones_are_listed_and_no_more_than_can_be_read() {
        List<Customer> sellers = IntStream.range(0, Choosable.MOST + 50).mapToObj(number -> new Customer(
                new CustomerId("D-" + number), CustomerType.DISTRIBUTOR, "Number " + number, null, "GOLD", "EAST",
                CustomerStatus.ACTIVE, "CNY", null)).toList();
        List<Choosable> choices = Choosable.of(sellers,
                List.of(new RatedSeller(sellers.getLast().id(), 1, 1, List.of())), Map.of());
        assertThat(choices).hasSize(Choosable.MOST).startsWith(new Choosable("D-249 Number 249", "D-249"),
                new Choosable("D-0 Number 0 (the rules were not asked)", "D-0"));
    }
}
