package dev.fiberscope.app.json;

import dev.fiberscope.app.json.Json.Fields;
import dev.fiberscope.app.json.Json.Row;
import java.util.Map;

/** JSON as text. */
final class JsonWriter {
    private final StringBuilder text = new StringBuilder();
    private final boolean lines;

    private JsonWriter(boolean lines) {
        this.lines = lines;
    }

    static String line(Json value) {
        return text(value, false);
    }

    static String lines(Json value) {
        return text(value, true);
    }

    private static String text(Json value, boolean lines) {
        var writer = new JsonWriter(lines);
        writer.write(value, 0);
        return writer.text.toString();
    }

    private void write(Json value, int depth) {
        switch (value) {
            case Row(var values) -> {
                text.append('[');
                for (int i = 0; i < values.size(); i++) {
                    next(i, depth + 1);
                    write(values.get(i), depth + 1);
                }
                end(values.isEmpty(), depth).append(']');
            }
            case Fields(var values) -> {
                text.append('{');
                int i = 0;
                for (Map.Entry<String, Json> each : values.entrySet()) {
                    next(i++, depth + 1);
                    text.append(quoted(each.getKey())).append(lines ? ": " : ":");
                    write(each.getValue(), depth + 1);
                }
                end(values.isEmpty(), depth).append('}');
            }
            case Json.Nothing _, Json.Truth _, Json.Amount _, Json.Text _ -> text.append(value);
        }
    }

    private void next(int index, int depth) {
        if (index > 0) {
            text.append(',');
        }
        feed(depth);
    }

    private StringBuilder end(boolean empty, int depth) {
        if (!empty) {
            feed(depth);
        }
        return text;
    }

    private void feed(int depth) {
        if (lines) {
            text.append('\n').repeat("  ", depth);
        }
    }

    static String quoted(String value) {
        var quoted = new StringBuilder("\"");
        for (int i = 0; i < value.length(); i++) {
            char each = value.charAt(i);
            switch (each) {
                case '"', '\\' -> quoted.append('\\').append(each);
                case '\n' -> quoted.append("\\n");
                default -> {
                    if (each < ' ' || Character.isSurrogate(each)) {
                        quoted.append("\\u%04x".formatted((int) each));
                    } else {
                        quoted.append(each);
                    }
                }
            }
        }
        return quoted.append('"').toString();
    }
}
