package dev.fiberscope.ui.code;

import dev.fiberscope.engine.wasm.Module;
import dev.fiberscope.engine.wasm.Names;
import dev.fiberscope.engine.wasm.Place;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Finds words, lines and functions in a text. */
final class Search {
    /** More occurrences are not listed. */
    static final int LIMIT = 10_000;

    private Search() {}

    /**
     * Where {@code words} stand in {@code text}, in order and without overlap; capitals count only
     * where {@code words} has some. None for no words.
     */
    static List<Place> all(String text, String words) {
        if (words.isEmpty()) {
            return List.of();
        }
        boolean exact = words.chars().anyMatch(Character::isUpperCase);
        var in = exact ? text : lower(text);
        var found = new ArrayList<Place>();
        for (int at = in.indexOf(words);
                at >= 0 && found.size() < LIMIT;
                at = in.indexOf(words, at + words.length())) {
            found.add(new Place(at, at + words.length()));
        }
        return List.copyOf(found);
    }

    /** Character by character, so that offsets stay. */
    private static String lower(String text) {
        var plain = text.toLowerCase(Locale.ROOT);
        return plain.length() == text.length()
                ? plain
                : text.chars()
                        .map(Character::toLowerCase)
                        .collect(
                                StringBuilder::new,
                                (all, each) -> all.append((char) each),
                                StringBuilder::append)
                        .toString();
    }

    /**
     * The first of {@code places} that begins at {@code offset} or later; after the last, the
     * first.
     */
    static int next(List<Place> places, int offset) {
        return IntStream.range(0, places.size())
                .filter(i -> places.get(i).start() >= offset)
                .findFirst()
                .orElse(0);
    }

    /**
     * The line, from 0, that {@code asked} means: a number from 1, or a function's name with or
     * without {@code $}, whole or its beginning. Empty where the text has no such line or function.
     */
    static OptionalInt line(CodeText text, String asked) {
        var words = asked.strip();
        if (isNumber(words)) {
            long line = number(words);
            return line >= 1 && line <= text.lineCount()
                    ? OptionalInt.of((int) line - 1)
                    : OptionalInt.empty();
        }
        var name = name(words);
        if (name.isEmpty()) {
            return OptionalInt.empty();
        }
        return text.modules().stream()
                .map(each -> each.module().module())
                .flatMapToInt(module ->
                        functions(module, name).flatMapToInt(each -> header(text, module, each)))
                .findFirst();
    }

    /** Why {@link #line} finds nothing for {@code asked}. */
    static String complaint(CodeText text, String asked) {
        var words = asked.strip();
        if (!isNumber(words)) {
            return "no function here is called or begins with $" + name(words);
        }
        return number(words) == 0 ? "lines count from 1" : "the last line is " + text.lineCount();
    }

    private static boolean isNumber(String words) {
        return !words.isEmpty() && words.chars().allMatch(each -> each >= '0' && each <= '9');
    }

    /** Beyond any text if it has too many digits. */
    private static long number(String digits) {
        return digits.length() > 15 ? Long.MAX_VALUE : Long.parseLong(digits);
    }

    private static String name(String words) {
        return words.startsWith("$") ? words.substring(1) : words;
    }

    /** Those whose name begins so, the shortest name first. */
    private static Stream<Integer> functions(Module module, String beginning) {
        return module
                .names()
                .simple()
                .getOrDefault(Names.Kind.FUNCTION, Map.of())
                .entrySet()
                .stream()
                .filter(each -> each.getValue().startsWith(beginning))
                .sorted(
                        Comparator.<Map.Entry<Integer, String>>comparingInt(
                                        each -> each.getValue().length())
                                .thenComparing(Map.Entry::getKey))
                .map(Map.Entry::getKey);
    }

    /** The line of the definition of {@code function}, where that is known. */
    private static IntStream header(CodeText text, Module module, int function) {
        var name = module.names().shown(Names.Kind.FUNCTION, function);
        var written =
                Pattern.compile("\\(func\\s+" + Pattern.quote(name) + "(?=[\\s()])")
                        .matcher(text.text());
        return written.find() ? IntStream.of(text.line(written.start())) : IntStream.empty();
    }
}
