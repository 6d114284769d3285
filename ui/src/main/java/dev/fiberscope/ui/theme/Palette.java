package dev.fiberscope.ui.theme;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/**
 * All colours of one look, as 0xRRGGBB. The inks are readable (4.5:1) on every surface and every
 * fill of their palette; lines only separate.
 *
 * @param window ground of bars
 * @param canvas ground of pictures
 * @param card of stacks
 * @param raised of prompts, headers of holders, buttons
 * @param current of the row that runs next
 * @param selected of a chosen row
 * @param line between surfaces
 * @param strongLine around boxes
 * @param ink of what is said, {@code ink2} of what is said beside it, {@code ink3} of what may be
 *     overlooked
 * @param you of selection, cursor and what your next step will do
 * @param onBright of marks on filled glyphs
 * @param type of types in code
 * @param comment of comments in code
 * @param over of what returned, threw, trapped or was consumed
 * @param memory of overflow and migration
 * @param stop of breakpoints and other stop conditions
 * @param ages of something done, recent first
 */
public record Palette(
        boolean dark,
        int window,
        int canvas,
        int panel,
        int card,
        int raised,
        int current,
        int selected,
        int line,
        int strongLine,
        int ink,
        int ink2,
        int ink3,
        int you,
        int onBright,
        int type,
        int comment,
        Tone running,
        Tone waiting,
        Tone suspended,
        Tone fresh,
        Tone forgotten,
        Tone over,
        Tone memory,
        Tone stop,
        List<Integer> ages) {
    public static final Palette DARK =
            new Palette(
                    true,
                    0x12161C,
                    0x0E1217,
                    0x171C23,
                    0x1E252E,
                    0x262F3A,
                    0x17344F,
                    0x2C3643,
                    0x2B3440,
                    0x445162,
                    0xE9EEF4,
                    0xB7C2CF,
                    0x95A1B0,
                    0xFFFFFF,
                    0x0B1016,
                    0x8FC7B8,
                    0x8B98A8,
                    new Tone(0x4D9FEE, 0x14304D),
                    new Tone(0x93A0AB, 0x242D37),
                    new Tone(0xEDB82A, 0x352C14),
                    new Tone(0x62EBB8, 0x14342B),
                    new Tone(0xFF7563, 0x3B1F1B),
                    new Tone(0x8E9AAA, 0x1E252E),
                    new Tone(0xE6C6FA, 0x332A3B),
                    new Tone(0xF27CA4, 0x1E252E),
                    List.of(0xFFD257, 0xD9A42B, 0xA87E26, 0x775C24, 0x4B3E22));

    public static final Palette LIGHT =
            new Palette(
                    false,
                    0xEEF1F5,
                    0xF7F9FB,
                    0xFFFFFF,
                    0xFFFFFF,
                    0xE9EEF4,
                    0xE6F2FD,
                    0xE2E8F0,
                    0xD6DDE6,
                    0xAEBAC8,
                    0x161D26,
                    0x3F4B5A,
                    0x576473,
                    0x000000,
                    0xFFFFFF,
                    0x1E6B5C,
                    0x5F6C7B,
                    new Tone(0x006DB8, 0xE2F0FD),
                    new Tone(0x586676, 0xE6ECF3),
                    new Tone(0x8C5500, 0xB97A00, 0xFBEBCB),
                    new Tone(0x005E47, 0xD6F2EA),
                    new Tone(0x9E1F0A, 0xFCE0DC),
                    new Tone(0x5D6A7A, 0xFFFFFF),
                    new Tone(0x6A2E78, 0xF1E1F8),
                    new Tone(0xB3265C, 0xFFFFFF),
                    List.of(0x8F5E00, 0xB97A00, 0xD09B3B, 0xE3C083, 0xF0DFBE));

    public Palette {
        ages = List.copyOf(ages);
    }

    /** The surfaces that text stands on, by the names of the style sheets. */
    public SequencedMap<String, Integer> surfaces() {
        var surfaces = new LinkedHashMap<String, Integer>();
        surfaces.put("window", window);
        surfaces.put("canvas", canvas);
        surfaces.put("panel", panel);
        surfaces.put("card", card);
        surfaces.put("raised", raised);
        surfaces.put("current", current);
        surfaces.put("selected", selected);
        return surfaces;
    }

    /** The states by the names of the style sheets. */
    public Map<String, Tone> states() {
        var states = new LinkedHashMap<String, Tone>();
        states.put("running", running);
        states.put("waiting", waiting);
        states.put("suspended", suspended);
        states.put("fresh", fresh);
        states.put("forgotten", forgotten);
        states.put("over", over);
        states.put("memory", memory);
        states.put("stop", stop);
        return states;
    }

    /** A colour as style sheets write it: {@code #4D9FEE}. */
    public static String hex(int colour) {
        return String.format("#%06X", colour);
    }
}
