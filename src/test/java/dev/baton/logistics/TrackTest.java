package dev.baton.logistics;

import static dev.baton.logistics.CarrierScene.NOON;
import static dev.baton.logistics.CarrierScene.proof;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class TrackTest {

    private static final List<TrackingEvent> JOURNEY = List.of(
            event("1", CarrierStatus.INFO_RECEIVED, 0),
            event("2", CarrierStatus.IN_TRANSIT, 1),
            event("3", CarrierStatus.OUT_FOR_DELIVERY, 2),
            event("4", CarrierStatus.EXCEPTION, 3),
            event("5", CarrierStatus.ATTEMPT_FAIL, 4),
            event("6", CarrierStatus.DELIVERED, 5),
            proven("7", 6),
            proven("8", 6),
            proven("9", 7));

    @RepeatedTest(200)
    void events_make_the_same_track_in_any_order_and_however_often_they_come(RepetitionInfo repetition) {
        Random chance = new Random(repetition.getCurrentRepetition());
        List<TrackingEvent> heard = new ArrayList<>(JOURNEY);
        chance.ints(5, 0, JOURNEY.size()).forEach(again -> heard.add(JOURNEY.get(again)));
        Collections.shuffle(heard, chance);

        assertThat(trackOf(heard)).isEqualTo(trackOf(JOURNEY));
    }

    @Test
    void the_earliest_proven_delivery_counts_and_the_goods_were_picked_up_when_first_seen() {
        Track track = trackOf(JOURNEY);

        assertThat(track.pickedUpAt()).isEqualTo(NOON.plus(Duration.ofHours(1)));
        assertThat(track.saidDeliveredAt()).isEqualTo(NOON.plus(Duration.ofHours(5)));
        assertThat(track.delivery()).isEqualTo(new Track.Delivery(NOON.plus(Duration.ofHours(6)), proof(), "7"));
        assertThat(track.furthest()).isEqualTo(CarrierStatus.DELIVERED);
    }

    @Test
    void a_lost_parcel_is_found_when_it_moves_again_whatever_is_heard_first() {
        TrackingEvent lost = mishap("1", MishapKind.LOST, 2);
        TrackingEvent before = event("2", CarrierStatus.IN_TRANSIT, 1);
        TrackingEvent after = event("3", CarrierStatus.IN_TRANSIT, 3);

        assertThat(trackOf(List.of(lost, before)).openMishap()).isPresent();
        assertThat(trackOf(List.of(before, lost)).openMishap()).isPresent();
        assertThat(trackOf(List.of(lost, after)).openMishap()).isEmpty();
        assertThat(trackOf(List.of(after, lost))).isEqualTo(trackOf(List.of(lost, after)));
    }

    @Test
    void a_damaged_parcel_stays_damaged_until_it_is_delivered() {
        TrackingEvent damaged = mishap("1", MishapKind.DAMAGED, 2);

        assertThat(trackOf(List.of(damaged, event("2", CarrierStatus.IN_TRANSIT, 3))).openMishap()).isPresent();
        assertThat(trackOf(List.of(damaged, proven("2", 1))).openMishap()).isEmpty();
    }

    @Test
    void the_last_mishap_counts_whatever_is_heard_first() {
        TrackingEvent damaged = mishap("1", MishapKind.DAMAGED, 2);
        TrackingEvent lost = mishap("2", MishapKind.LOST, 3);

        assertThat(trackOf(List.of(lost, damaged))).isEqualTo(trackOf(List.of(damaged, lost)));
        assertThat(trackOf(List.of(lost, damaged)).openMishap().orElseThrow().kind()).isEqualTo(MishapKind.LOST);
        assertThat(trackOf(List.of(lost)).isPickedUp()).as("nobody loses what he does not have").isTrue();
    }

    @Test
    void carriers_say_in_their_own_words_what_has_gone_wrong() {
        assertThat(MishapKind.of("Exception_013", null)).contains(MishapKind.LOST);
        assertThat(MishapKind.of(null, "damaged")).contains(MishapKind.DAMAGED);
        assertThat(MishapKind.of(null, "returned to-sender")).contains(MishapKind.RETURNED_TO_SENDER);
        assertThat(MishapKind.of("Exception_004", "customs")).isEmpty();
        assertThat(event("1", CarrierStatus.EXPIRED, 1).mishap()).isEqualTo(MishapKind.EXPIRED);
    }

    private static TrackingEvent mishap(String id, MishapKind kind, int hours) {
        return new TrackingEvent(id, "T-1", CarrierStatus.EXCEPTION, NOON.plus(Duration.ofHours(hours)), null, null,
                kind);
    }

    @Test
    void a_delivery_implies_that_the_goods_were_picked_up() {
        assertThat(trackOf(List.of(proven("1", 3))).isPickedUp()).isTrue();
    }

    @Test
    void a_delivery_without_proof_is_not_one() {
        Track track = trackOf(List.of(event("1", CarrierStatus.DELIVERED, 1)));

        assertThat(track.isDelivered()).isFalse();
        assertThat(Overdue.DELIVERY_OVERDUE.isOver(track)).isFalse();
        assertThat(Overdue.DELIVERY_OVERDUE.inWords(track)).contains("no proof");
    }

    private static Track trackOf(List<TrackingEvent> events) {
        Track track = Track.NONE;
        for (TrackingEvent event : events) {
            track = track.after(event);
        }
        return track;
    }

    private static TrackingEvent event(String id, CarrierStatus status, int hours) {
        return new TrackingEvent(id, "T-1", status, NOON.plus(Duration.ofHours(hours)), null, null);
    }

    private static TrackingEvent proven(String id, int hours) {
        return new TrackingEvent(id, "T-1", CarrierStatus.DELIVERED, NOON.plus(Duration.ofHours(hours)), null, proof());
    }
}
