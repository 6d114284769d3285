package dev.fiberscope.ui.code;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;

final class MentionTest {
    /** The index space of {@code $x} in {@code text}. */
    private static Optional<Mention.Space> space(String text) {
        return Mention.at(text, text.indexOf("$x") + 1).flatMap(Mention::space);
    }

    @Test
    void theWordBeforeTellsTheSpace() {
        assertEquals(Optional.of(Mention.Space.LOCAL), space("(local.get $x)"));
        assertEquals(Optional.of(Mention.Space.LOCAL), space("local.get\n  $x"));
        assertEquals(Optional.of(Mention.Space.FUNCTION), space("(elem declare func $a $x)"));
        assertEquals(Optional.of(Mention.Space.LABEL), space("(br_table $a 0 $x)"));
        assertEquals(Optional.of(Mention.Space.TYPE), space("(ref null $x)"));
        assertEquals(Optional.of(Mention.Space.MEMORY), space("i32.load8_u $x"));
        assertEquals(Optional.of(Mention.Space.TABLE), space("(table.set $x (i32.const 0))"));
    }

    @Test
    void theSecondNameOfAClauseIsALabelAndOfASwitchATag() {
        assertEquals(Optional.of(Mention.Space.TAG), space("(on $x $a)"));
        assertEquals(Optional.of(Mention.Space.LABEL), space("(on $a $x)"));
        assertEquals(Optional.of(Mention.Space.TYPE), space("(switch $x $a)"));
        assertEquals(Optional.of(Mention.Space.TAG), space("(switch $a $x)"));
    }

    @Test
    void whatIsNoNameMentionsNothing() {
        assertEquals(Optional.empty(), Mention.at("(local.get 0)", 11));
        assertEquals(Optional.empty(), Mention.at("(local.get $x)", 0));
        assertEquals(Optional.empty(), Mention.at("$x", 1));
        assertEquals(Optional.empty(), Mention.at("", 0));
        assertEquals(Optional.empty(), space("(data $x \"a\")"));
    }
}
