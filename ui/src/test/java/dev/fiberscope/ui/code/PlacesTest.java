package dev.fiberscope.ui.code;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fiberscope.ui.code.Places.Spot;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class PlacesTest {
    private static final Spot ONE = new Spot(0, 10);
    private static final Spot TWO = new Spot(0, 90);
    private static final Spot THREE = new Spot(1, 10);

    @Test
    void backAndForwardWalkThroughThePlaces() {
        var places = Places.NONE.at(ONE).at(TWO).at(THREE);
        assertEquals(Optional.of(TWO), places.back().spot());
        assertEquals(Optional.of(ONE), places.back().back().spot());
        assertEquals(Optional.of(THREE), places.back().forward().spot());
        assertFalse(places.back().back().canGoBack());
        assertFalse(places.canGoForward());
    }

    @Test
    void aNewPlaceForgetsThoseAhead() {
        var places = Places.NONE.at(ONE).at(TWO).back().at(THREE);
        assertFalse(places.canGoForward());
        assertEquals(Optional.of(ONE), places.back().spot());
    }

    @Test
    void aPlaceNearbyIsNoNewOne() {
        var places = Places.NONE.at(ONE).at(TWO).at(new Spot(0, 92));
        assertEquals(2, places.all().size());
        assertEquals(Optional.of(new Spot(0, 92)), places.spot());
    }

    @Test
    void stayingKeepsThePlacesAhead() {
        assertTrue(Places.NONE.at(ONE).at(TWO).back().at(ONE).canGoForward());
    }

    @Test
    void theOldestGoWhenThereAreTooMany() {
        var places = Places.NONE;
        for (int i = 0; i <= Places.KEPT; i++) {
            places = places.at(new Spot(0, i * 10));
        }
        assertEquals(Places.KEPT, places.all().size());
        assertEquals(new Spot(0, 10), places.all().getFirst());
    }
}
