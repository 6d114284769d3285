package dev.fiberscope.icons;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fiberscope.icons.ApplicationIcon.Ground;
import dev.fiberscope.icons.ApplicationIcon.Part;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ApplicationIconTest {

    @ParameterizedTest
    @MethodSource("icons")
    void everyPartStaysWithinTheBoxWithItsLine(ApplicationIcon icon) {
        for (var part : icon.parts()) {
            var bounds = PathText.measure(part.path());
            var line =
                    switch (part) {
                        case Part.Filled _ -> 0;
                        case Part.Stroked(_, _, var width) -> width / 2;
                    };
            assertTrue(Math.min(bounds.left, bounds.top) - line >= 0, part::toString);
            assertTrue(
                    Math.max(bounds.right, bounds.bottom) + line <= ApplicationIcon.BOX,
                    part::toString);
        }
    }

    @ParameterizedTest
    @MethodSource("icons")
    void coloursAreSixHexadecimalDigits(ApplicationIcon icon) {
        for (var part : icon.parts()) {
            assertTrue(part.colour().matches("#[0-9A-F]{6}"), part.colour());
        }
    }

    @Test
    void theTileLiesUnderTheMark() {
        var parts = ApplicationIcon.tile().parts();
        var tile = PathText.measure(assertInstanceOf(Part.Filled.class, parts.getFirst()).path());
        assertEquals(0.5, tile.left, 0.01);
        assertEquals(ApplicationIcon.BOX - 0.5, tile.bottom, 0.01);
        assertEquals(ApplicationIcon.mark(Ground.DARK).parts().size() + 1, parts.size());
    }

    @Test
    void bothGroundsHaveTheSameShapesInOtherColours() {
        var dark = ApplicationIcon.mark(Ground.DARK).parts();
        var light = ApplicationIcon.mark(Ground.LIGHT).parts();
        assertEquals(
                dark.stream().map(Part::path).toList(), light.stream().map(Part::path).toList());
        assertNotEquals(colours(dark), colours(light));
    }

    static Stream<ApplicationIcon> icons() {
        return Stream.of(
                ApplicationIcon.mark(Ground.DARK),
                ApplicationIcon.mark(Ground.LIGHT),
                ApplicationIcon.tile());
    }

    private static List<String> colours(List<Part> parts) {
        return parts.stream().map(Part::colour).toList();
    }
}
