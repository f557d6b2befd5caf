package dev.baton.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ImportOption;
import dev.baton.BatonApplication;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class RoomsTest {

    private static final ApplicationModules ROOMS = ApplicationModules.of(BatonApplication.class);

    private static final ApplicationModules BROKEN = ApplicationModules.of("dev.baton.architecture.fixture.modules",
            (ImportOption) location -> true);

    @Test
    void each_room_knows_only_the_rooms_that_it_declares() {
        ROOMS.verify();
    }

    @Test
    void each_room_declares_whom_it_knows() {
        assertThat(Floors.roomsThatDoNotSayWhomTheyKnow(ROOMS)).isEmpty();
    }

    @Test
    void each_room_has_a_floor() {
        assertThat(Floors.roomsOnNoFloor(ROOMS)).isEmpty();
    }

    @Test
    void no_room_may_know_a_room_above_it() {
        assertThat(Floors.declarationsThatPointUp(ROOMS)).isEmpty();
    }

    @Test
    void a_room_that_knows_another_without_leave_is_found() {
        assertThat(BROKEN.detectViolations().getMessages())
                .anyMatch(message -> message.contains("ledger") && message.contains("attic"));
    }

    @Test
    void a_room_that_does_not_say_whom_it_knows_is_found() {
        assertThat(Floors.roomsThatDoNotSayWhomTheyKnow(BROKEN)).containsExactly("attic");
    }

    @Test
    void a_room_on_no_floor_is_found() {
        assertThat(Floors.roomsOnNoFloor(BROKEN)).containsExactly("attic");
    }

    @Test
    void a_room_that_may_know_a_room_above_it_is_found() {
        assertThat(Floors.declarationsThatPointUp(BROKEN)).containsExactly("ledger -> operations");
    }
}
