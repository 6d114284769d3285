package dev.fiberscope.ui.code;

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
     * without {@code $}, whole or its beginning. A number past the end is the last line.
     */
    static OptionalInt line(CodeText text, String asked) {
        var words = asked.strip();
        if (words.matches("[0-9]{1,9}")) {
            return OptionalInt.of(Math.clamp(Long.parseLong(words) - 1, 0, text.lineCount() - 1));
        }
        var name = words.startsWith("$") ? words.substring(1) : words;
        if (name.isEmpty() || text.module().isEmpty()) {
            return OptionalInt.empty();
        }
        var names = text.module().get().module().module().names();
        var functions =
                names.simple().getOrDefault(Names.Kind.FUNCTION, Map.of()).entrySet().stream()
                        .filter(each -> each.getValue().startsWith(name))
                        .sorted(
                                Comparator.<Map.Entry<Integer, String>>comparingInt(
                                                each -> each.getValue().length())
                                        .thenComparing(Map.Entry::getKey))
                        .map(Map.Entry::getKey)
                        .toList();
        return functions.stream().flatMapToInt(each -> header(text, each)).findFirst();
    }

    /** The line of the definition of {@code function}, where that is known. */
    private static IntStream header(CodeText text, int function) {
        var name =
                text.module()
                        .orElseThrow()
                        .module()
                        .module()
                        .names()
                        .shown(Names.Kind.FUNCTION, function);
        var written =
                Pattern.compile("\\(func\\s+" + Pattern.quote(name) + "(?=[\\s()])")
                        .matcher(text.text());
        return written.find() ? IntStream.of(text.line(written.start())) : IntStream.empty();
    }
}
