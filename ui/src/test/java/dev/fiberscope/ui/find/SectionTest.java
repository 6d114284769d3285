package dev.fiberscope.ui.find;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class SectionTest {
    private static Findable called(String words, String aside) {
        return new Findable(words, aside, Optional.empty(), "", () -> {});
    }

    private static List<String> words(Section section) {
        return section.best().stream().map(Findable::words).toList();
    }

    @Test
    void theBestComesFirstAndEqualOnesStayInOrder() {
        var section =
                Section.of(
                        "Functions",
                        Stream.of(
                                called("$dequeue", ""),
                                called("run $queue", ""),
                                called("$queue", ""),
                                called("$queue_2", "")),
                        "queue",
                        8);
        assertEquals(List.of("run $queue", "$queue", "$queue_2", "$dequeue"), words(section));
    }

    @Test
    void whatIsAsideFitsWorseThanWords() {
        var section =
                Section.of(
                        "Commands",
                        Stream.of(
                                called("Continue", "F5"),
                                called("Step F5 times", ""),
                                called("Stop", "Shift+F5")),
                        "f5",
                        8);
        assertEquals(List.of("Step F5 times", "Continue", "Stop"), words(section));
    }

    @Test
    void whatDoesNotFitOnTheListIsCounted() {
        var section =
                Section.of(
                        "Stacks",
                        Stream.iterate(0, i -> i + 1).limit(20).map(i -> called("S" + i, "")),
                        "s1",
                        3);
        assertEquals(List.of("S1", "S10", "S11"), words(section));
        assertEquals(11, section.all());
    }
}
