package dev.fiberscope.samples;

import dev.fiberscope.samples.Sample.Form;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** All samples, in the order of the gallery. */
public record Samples(List<Sample> all) {
    /** Every sample is a program that runs from here, as WASI commands do. */
    private static final String ENTRY = "_start";

    public Samples {
        all = List.copyOf(all);
    }

    /**
     * The samples on the class path. A line of the index is a name and, behind a blank, the policy
     * of stack memory that the lesson supposes, if it supposes one.
     *
     * @throws UncheckedIOException when the class path cannot be read
     */
    public static Samples read() {
        return new Samples(required("index").lines().map(Samples::read).toList());
    }

    /** The sample that is called {@code name}, if there is one. */
    public Optional<Sample> find(String name) {
        return all.stream().filter(sample -> sample.name().equals(name)).findFirst();
    }

    /**
     * The golden trace of {@code sample}: what {@code run --trace} prints for it under its policy,
     * or would if it took scripts. A long one is shortened: 500 lines, one that begins with {@code
     * ...} and tells how many are left out, and the last 500.
     */
    public Optional<String> trace(Sample sample) {
        return resource(path(sample.name(), "trace"));
    }

    private static Sample read(String line) {
        int blank = line.indexOf(' ');
        var name = blank < 0 ? line : line.substring(0, blank);
        var policy = blank < 0 ? Optional.<String>empty() : Optional.of(line.substring(blank + 1));
        var text = LessonText.parse(required(path(name, "md")));
        var form =
                resource(path(name, Form.SCRIPT.suffix())).isPresent() ? Form.SCRIPT : Form.MODULE;
        var wat = required(path(name, form.suffix()));
        return new Sample(
                name, text.title(), text.paragraph(), form, wat, ENTRY, policy, text.steps());
    }

    private static String path(String name, String suffix) {
        return name + "/" + name + "." + suffix;
    }

    private static String required(String path) {
        return resource(path)
                .orElseThrow(() ->
                        new AssertionError("unreachable: sample resource " + path + " is missing"));
    }

    private static Optional<String> resource(String path) {
        try (var in = Samples.class.getResourceAsStream(path)) {
            return in == null
                    ? Optional.empty()
                    : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("sample resource " + path, e);
        }
    }
}
