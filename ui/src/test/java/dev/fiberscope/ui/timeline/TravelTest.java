package dev.fiberscope.ui.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

final class TravelTest {
    private final List<Long> sent = new ArrayList<>();
    private final Travel travel = new Travel(sent::add);

    @Test
    void whileOneIsUnderWayOnlyTheLastWishIsKept() {
        LongStream.rangeClosed(10, 90).forEach(travel::to);
        assertEquals(List.of(10L), sent);
        assertEquals(OptionalLong.of(90), travel.wanted());
        travel.arrived();
        assertEquals(List.of(10L, 90L), sent);
        travel.arrived();
        assertEquals(List.of(10L, 90L), sent);
        assertEquals(OptionalLong.empty(), travel.wanted());
    }

    @Test
    void whoCameBackToWhereItGoesDoesNotGoTwice() {
        travel.to(5);
        travel.to(8);
        travel.to(5);
        travel.arrived();
        assertEquals(List.of(5L), sent);
    }

    @Test
    void arrivingWithoutHavingLeftIsNothing() {
        travel.arrived();
        travel.to(3);
        assertEquals(List.of(3L), sent);
    }

    @Test
    void afterForgettingTheNextJourneyBeginsAtOnce() {
        travel.to(5);
        travel.to(8);
        travel.forget();
        travel.to(9);
        assertEquals(List.of(5L, 9L), sent);
    }
}
