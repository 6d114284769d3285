package dev.fiberscope.engine.session;

import dev.fiberscope.engine.model.Cell;
import dev.fiberscope.engine.model.Frame;
import dev.fiberscope.engine.model.Global;
import dev.fiberscope.engine.model.Snapshot;
import dev.fiberscope.engine.model.StackId;
import dev.fiberscope.engine.model.Storage;
import dev.fiberscope.engine.model.Table;
import dev.fiberscope.engine.model.WasmValue;
import dev.fiberscope.engine.session.Condition.Comparison;
import dev.fiberscope.engine.session.Condition.Count;
import dev.fiberscope.engine.session.Condition.Form;
import dev.fiberscope.engine.session.Condition.Reading;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Reads a condition that somebody typed, from left to right; {@link Condition#read}. */
final class ConditionText {
    private static final String EXAMPLES =
            "Begin with a local such as $n, or with global, memory, table, struct, array, stacks,"
                    + " suspended or frames.";

    private static final Map<String, Comparison> OPERATORS =
            Map.ofEntries(
                    Map.entry("=", Comparison.EQUAL),
                    Map.entry("==", Comparison.EQUAL),
                    Map.entry("!=", Comparison.NOT_EQUAL),
                    Map.entry("≠", Comparison.NOT_EQUAL),
                    Map.entry("<", Comparison.LESS),
                    Map.entry("<=", Comparison.AT_MOST),
                    Map.entry("≤", Comparison.AT_MOST),
                    Map.entry(">", Comparison.GREATER),
                    Map.entry(">=", Comparison.AT_LEAST),
                    Map.entry("≥", Comparison.AT_LEAST));

    private static final String SIGNS = "=!<>≠≤≥";

    private final String text;
    private final Snapshot snapshot;
    private final Optional<StackId> stack;
    private final Optional<Frame> frame;
    private final int depth;
    private int at;

    ConditionText(String text, Snapshot snapshot, Optional<StackId> stack, int depth) {
        this.text = text;
        this.snapshot = snapshot;
        this.stack = stack;
        this.depth = depth;
        frame =
                stack.flatMap(snapshot::stack)
                        .map(it -> it.frames().reversed())
                        .filter(frames -> depth >= 0 && depth < frames.size())
                        .map(frames -> frames.get(depth));
    }

    /** Something is wrong; position and sentence. */
    private static final class Wrong extends Exception {
        private static final long serialVersionUID = 1;
        private final int at;

        Wrong(int at, String sentence) {
            super(sentence);
            this.at = at;
        }
    }

    Reading read() {
        try {
            return new Reading.Read(condition());
        } catch (Wrong wrong) {
            return new Reading.Refused(String.valueOf(wrong.getMessage()), wrong.at);
        }
    }

    private Condition condition() throws Wrong {
        skip();
        int start = at;
        String word = word();
        return switch (word) {
            case "" -> throw new Wrong(start, EXAMPLES);
            case "stacks" -> count(Count.STACKS);
            case "suspended" -> count(Count.SUSPENDED);
            case "frames" -> count(Count.FRAMES);
            case "memory" -> memory();
            case "global" -> global();
            case "table" -> table();
            case "struct", "array" -> field(word);
            case "local" -> {
                skip();
                int name = at;
                yield local(word(), name);
            }
            default -> {
                if (!word.startsWith("$")) {
                    throw new Wrong(
                            start, "\"" + word + "\" is nothing that can be compared. " + EXAMPLES);
                }
                yield local(word, start);
            }
        };
    }

    // ---- what is compared

    private Condition count(Count count) throws Wrong {
        var comparison = comparison();
        skip();
        int start = at;
        String number = rest();
        try {
            return new Condition.OfCount(count, comparison, Long.parseLong(number));
        } catch (NumberFormatException _) {
            throw new Wrong(start, "Compare a count with a whole number, such as 100.");
        }
    }

    private Condition local(String name, int start) throws Wrong {
        if (frame.isEmpty()) {
            throw new Wrong(start, "No frame is chosen whose locals could be compared.");
        }
        int index = index(frame.get().locals().stream().map(Cell::name).toList(), name);
        if (index < 0) {
            throw new Wrong(
                    start,
                    "There is no local "
                            + name
                            + " in "
                            + frame.get().function()
                            + among(frame.get().locals().stream().map(Cell::name).toList()));
        }
        return value(
                new Storage.Local(stack.orElseThrow(), depth, index),
                frame.get().locals().get(index).type());
    }

    private Condition global() throws Wrong {
        skip();
        int start = at;
        String name = word();
        for (int instance : instances()) {
            var globals = snapshot.globals(instance);
            int index = index(globals.stream().map(each -> each.cell().name()).toList(), name);
            if (index >= 0) {
                return value(
                        new Storage.GlobalCell(instance, index), globals.get(index).cell().type());
            }
        }
        throw new Wrong(
                start,
                "There is no global "
                        + name
                        + among(
                                snapshot.globals().stream()
                                        .map(Global::cell)
                                        .map(Cell::name)
                                        .toList()));
    }

    private Condition table() throws Wrong {
        skip();
        int start = at;
        String name = word();
        for (int instance : instances()) {
            var tables = snapshot.tables(instance);
            int index = index(tables.stream().map(Table::name).toList(), name);
            if (index >= 0) {
                long slot = bracketed("slot");
                return value(
                        new Storage.TableSlot(instance, index, slot), tables.get(index).type());
            }
        }
        throw new Wrong(
                start,
                "There is no table "
                        + name
                        + among(snapshot.tables().stream().map(Table::name).toList()));
    }

    private Condition field(String kind) throws Wrong {
        skip();
        int start = at;
        int ordinal = (int) number("Say which " + kind + ", by its number.");
        int first = at;
        int index = (int) bracketed(kind.equals("struct") ? "field" : "element");
        var cells = snapshot.object(new WasmValue.Aggregate(kind, ordinal), index, 1);
        if (cells.isEmpty()) {
            throw new Wrong(start, "There is no " + kind + " " + ordinal + " here.");
        }
        if (cells.get().cells().isEmpty()) {
            throw new Wrong(first, "There is no " + index + " in " + kind + " " + ordinal + ".");
        }
        return value(
                new Storage.Field(new WasmValue.Aggregate(kind, ordinal), index),
                cells.get().cells().getFirst().type());
    }

    private Condition memory() throws Wrong {
        skip();
        int start = at;
        int instance = instances().getFirst();
        int memory = 0;
        if (at < text.length() && text.charAt(at) == '$') {
            String name = word();
            memory = index(snapshot.memories(instance), name);
            if (memory < 0) {
                throw new Wrong(
                        start, "There is no memory " + name + among(snapshot.memories(instance)));
            }
        } else if (snapshot.memories(instance).isEmpty()) {
            throw new Wrong(start, "There is no memory here.");
        }
        skip();
        long address = number("Say at which address, such as memory 1024 i32 = 7.");
        skip();
        int word = at;
        String name = word();
        var form =
                Arrays.stream(Form.values())
                        .filter(each -> each.name().toLowerCase(Locale.ROOT).equals(name))
                        .findFirst()
                        .orElseThrow(() ->
                                new Wrong(
                                        word,
                                        "Say how the bytes are read: one of i8, u8, i16, u16, i32,"
                                                + " u32, i64, u64, f32 and f64."));
        var comparison = comparison();
        skip();
        int value = at;
        String typed = rest();
        if (Comparing.number(form, typed).isEmpty()) {
            throw new Wrong(value, "\"" + typed + "\" is no " + name + ".");
        }
        return new Condition.OfBytes(instance, memory, address, form, comparison, typed);
    }

    private Condition value(Storage storage, String type) throws Wrong {
        skip();
        int sign = at;
        var comparison = comparison();
        skip();
        int start = at;
        String typed = rest();
        var form = Comparing.form(type);
        if (form.isPresent()) {
            if (Comparing.number(form.get(), typed).isEmpty()) {
                throw new Wrong(start, "\"" + typed + "\" is no " + type + ".");
            }
        } else if (comparison != Comparison.EQUAL && comparison != Comparison.NOT_EQUAL) {
            throw new Wrong(
                    sign, "Values of type " + type + " can be compared with = and != alone.");
        } else if (typed.isEmpty()) {
            throw new Wrong(start, "Say what to compare with, such as null.");
        }
        return new Condition.OfValue(storage, comparison, typed);
    }

    // ---- words

    /** The chosen frame's instance first. */
    private List<Integer> instances() {
        int own = frame.map(Frame::at).or(snapshot::next).map(it -> it.instance()).orElse(0);
        return IntStream.concat(
                        IntStream.of(own),
                        snapshot.globals().stream()
                                .mapToInt(Global::instance)
                                .filter(each -> each != own)
                                .distinct())
                .boxed()
                .toList();
    }

    /** By name, or by number; -1 is never an index. */
    private static int index(List<String> names, String name) {
        int index = names.indexOf(name);
        return index >= 0 || name.isEmpty() || !name.chars().allMatch(Character::isDigit)
                ? index
                : name.length() < 10 && Integer.parseInt(name) < names.size()
                        ? Integer.parseInt(name)
                        : -1;
    }

    private static String among(List<String> names) {
        return names.isEmpty()
                ? "."
                : ": there "
                        + (names.size() == 1 ? "is " : "are ")
                        + names.stream().distinct().limit(8).collect(Collectors.joining(", "))
                        + (names.size() > 8 ? " and others" : "")
                        + ".";
    }

    private long bracketed(String what) throws Wrong {
        skip();
        if (at >= text.length() || text.charAt(at) != '[') {
            throw new Wrong(at, "Say which " + what + ", as in [3].");
        }
        at++;
        skip();
        long number = number("Say which " + what + ", as in [3].");
        skip();
        if (at >= text.length() || text.charAt(at) != ']') {
            throw new Wrong(at, "A ] is missing here.");
        }
        at++;
        return number;
    }

    private long number(String refusal) throws Wrong {
        int start = at;
        String word = word();
        try {
            return word.startsWith("0x")
                    ? Long.parseLong(word, 2, word.length(), 16)
                    : Long.parseLong(word);
        } catch (NumberFormatException _) {
            throw new Wrong(start, refusal);
        }
    }

    private Comparison comparison() throws Wrong {
        skip();
        int start = at;
        while (at < text.length() && SIGNS.indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        var found = Optional.ofNullable(OPERATORS.get(text.substring(start, at)));
        return found.orElseThrow(
                () -> new Wrong(start, "Compare with one of =, !=, <, <=, > and >= here."));
    }

    private String word() {
        int start = at;
        while (at < text.length()
                && !Character.isWhitespace(text.charAt(at))
                && text.charAt(at) != '['
                && text.charAt(at) != ']'
                && SIGNS.indexOf(text.charAt(at)) < 0) {
            at++;
        }
        return text.substring(start, at);
    }

    private String rest() {
        String rest = text.substring(at).strip();
        at = text.length();
        return rest;
    }

    private void skip() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }
}
