package dev.fiberscope.engine.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Set;
import org.junit.jupiter.api.Test;

class ComplaintTest {
    @Test
    void reasonsOfTheSpecificationAreAboutOneThingEach() {
        assertEquals(Set.of(Complaint.UNREACHABLE), Complaint.of("unreachable"));
        assertEquals(Set.of(Complaint.DIVISION), Complaint.of("integer divide by zero"));
        assertEquals(Set.of(Complaint.OVERFLOW), Complaint.of("integer overflow"));
        assertEquals(Set.of(Complaint.CONVERSION), Complaint.of("invalid conversion to integer"));
        assertEquals(Set.of(Complaint.BOUNDS), Complaint.of("out of bounds memory access"));
        assertEquals(Set.of(Complaint.BOUNDS), Complaint.of("undefined element"));
        assertEquals(Set.of(Complaint.NULL), Complaint.of("uninitialized element 7"));
        assertEquals(Set.of(Complaint.NULL), Complaint.of("null function reference"));
        assertEquals(Set.of(Complaint.TYPE), Complaint.of("indirect call type mismatch"));
        assertEquals(Set.of(Complaint.TYPE), Complaint.of("cast failure"));
        assertEquals(Set.of(Complaint.EXHAUSTION), Complaint.of("call stack exhausted"));
        assertEquals(Set.of(Complaint.CONSUMED), Complaint.of("continuation already consumed"));
        assertEquals(Set.of(Complaint.UNHANDLED), Complaint.of("unhandled tag"));
    }

    @Test
    void aWordingThatTellsNothingFitsEveryTrap() {
        assertEquals(true, Complaint.fits("", "unreachable"));
        assertEquals(true, Complaint.fits("something went wrong", "cast failure"));
    }

    @Test
    void aWordingAboutSomethingElseDoesNotFit() {
        assertEquals(false, Complaint.fits("integer divide by zero", "integer overflow"));
        assertEquals(false, Complaint.fits("unreachable", "out of bounds table access"));
        assertEquals(true, Complaint.fits("Float Unrepresentable", "integer overflow"));
    }
}
