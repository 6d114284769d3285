package dev.fiberscope.app.json;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A JSON value (RFC 8259). {@code toString} is its text on one line. */
public sealed interface Json {
    /** {@code null}. */
    record Nothing() implements Json {
        @Override
        public String toString() {
            return "null";
        }
    }

    record Truth(boolean value) implements Json {
        @Override
        public String toString() {
            return Boolean.toString(value);
        }
    }

    record Amount(BigDecimal value) implements Json {
        @Override
        public String toString() {
            return value.toPlainString();
        }
    }

    record Text(String value) implements Json {
        @Override
        public String toString() {
            return JsonWriter.quoted(value);
        }
    }

    record Row(List<Json> values) implements Json {
        public Row {
            values = List.copyOf(values);
        }

        @Override
        public String toString() {
            return JsonWriter.line(this);
        }
    }

    /** In the order in which they were written. */
    record Fields(Map<String, Json> values) implements Json {
        public Fields {
            values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        }

        @Override
        public String toString() {
            return JsonWriter.line(this);
        }

        /** This, with one more field behind the others. */
        public Fields with(String name, Json value) {
            var more = new LinkedHashMap<>(values);
            more.put(name, value);
            return new Fields(more);
        }

        public Fields with(String name, long value) {
            return with(name, new Amount(BigDecimal.valueOf(value)));
        }

        public Fields with(String name, String value) {
            return with(name, new Text(value));
        }
    }

    /** No fields yet. */
    static Fields fields() {
        return new Fields(Map.of());
    }

    /** The field of an object; empty where this is none, or has no such field. */
    default Optional<Json> field(String name) {
        return this instanceof Fields(var values)
                ? Optional.ofNullable(values.get(name))
                : Optional.empty();
    }

    /** The values of an array; none where this is none. */
    default List<Json> row() {
        return this instanceof Row(var values) ? values : List.of();
    }

    /** The text of a string; empty where this is none. */
    default Optional<String> text() {
        return this instanceof Text(var value) ? Optional.of(value) : Optional.empty();
    }

    /** A whole number that fits a long; empty where this is none. */
    default Optional<Long> whole() {
        if (this instanceof Amount(var value)
                && value.stripTrailingZeros().scale() <= 0
                && value.precision() - value.scale() <= 18) {
            return Optional.of(value.longValueExact());
        }
        return Optional.empty();
    }

    /** The same on lines of their own, two spaces deeper at each level. */
    default String pretty() {
        return JsonWriter.lines(this);
    }

    /**
     * Reads one value, with nothing but white space around it.
     *
     * @throws IllegalArgumentException if {@code text} is no JSON; its message is a sentence with
     *     the place
     */
    static Json parse(String text) {
        return new JsonReader(text).whole();
    }
}
