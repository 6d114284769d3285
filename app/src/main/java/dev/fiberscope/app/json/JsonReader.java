package dev.fiberscope.app.json;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.regex.Pattern;

/** Reads the text of one value, as RFC 8259 has it. */
final class JsonReader {
    private static final Pattern NUMBER =
            Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]{1,3})?");

    /** Values in each other: more are refused, rather than to run out of Java's stack. */
    private static final int DEPTH = 100;

    private final String text;
    private int at;

    JsonReader(String text) {
        this.text = text;
    }

    Json whole() {
        var value = value(0);
        space();
        if (at < text.length()) {
            throw wrong("something follows the value");
        }
        return value;
    }

    private Json value(int depth) {
        space();
        if (depth > DEPTH) {
            throw wrong("more than " + DEPTH + " values lie in each other");
        }
        if (at == text.length()) {
            throw wrong("a value is missing");
        }
        return switch (text.charAt(at)) {
            case '{' -> fields(depth);
            case '[' -> row(depth);
            case '"' -> new Json.Text(string());
            case 't' -> word("true", new Json.Truth(true));
            case 'f' -> word("false", new Json.Truth(false));
            case 'n' -> word("null", new Json.Nothing());
            default -> number();
        };
    }

    private Json fields(int depth) {
        at++;
        var values = new LinkedHashMap<String, Json>();
        for (boolean first = true; !ends('}', first); first = false) {
            space();
            if (at == text.length() || text.charAt(at) != '"') {
                throw wrong("the name of a field is missing");
            }
            var name = string();
            space();
            expect(':');
            values.put(name, value(depth + 1));
        }
        return new Json.Fields(values);
    }

    private Json row(int depth) {
        at++;
        var values = new ArrayList<Json>();
        for (boolean first = true; !ends(']', first); first = false) {
            values.add(value(depth + 1));
        }
        return new Json.Row(values);
    }

    /** Takes the end; or, unless this is the first value, the comma in front of the next. */
    private boolean ends(char end, boolean first) {
        space();
        if (at < text.length() && text.charAt(at) == end) {
            at++;
            return true;
        }
        if (!first) {
            expect(',');
        }
        return false;
    }

    private void expect(char wanted) {
        if (at == text.length() || text.charAt(at) != wanted) {
            throw wrong("'" + wanted + "' is missing");
        }
        at++;
    }

    private Json word(String word, Json value) {
        if (!text.startsWith(word, at)) {
            throw wrong("this is no value");
        }
        at += word.length();
        return value;
    }

    private Json number() {
        var matcher = NUMBER.matcher(text).region(at, text.length());
        if (!matcher.lookingAt()) {
            throw wrong("this is no value");
        }
        at = matcher.end();
        return new Json.Amount(new BigDecimal(matcher.group()));
    }

    private String string() {
        var value = new StringBuilder();
        for (at++; at < text.length() && text.charAt(at) != '"'; at++) {
            char each = text.charAt(at);
            if (each < ' ') {
                throw wrong("a control character stands in a string");
            }
            value.append(each == '\\' ? escaped() : each);
        }
        if (at == text.length()) {
            throw wrong("a string does not end");
        }
        at++;
        return value.toString();
    }

    private char escaped() {
        at++;
        char each = at < text.length() ? text.charAt(at) : ' ';
        return switch (each) {
            case '"', '\\', '/' -> each;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> {
                int end = Math.min(at + 5, text.length());
                var digits = text.substring(at + 1, end);
                if (!digits.matches("[0-9a-fA-F]{4}")) {
                    throw wrong("four digits are missing behind \\u");
                }
                at += 4;
                yield (char) Integer.parseInt(digits, 16);
            }
            default -> throw wrong("this is no escape");
        };
    }

    private void space() {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private IllegalArgumentException wrong(String sentence) {
        int line = (int) text.substring(0, at).chars().filter(each -> each == '\n').count();
        int column = at - (text.lastIndexOf('\n', at - 1) + 1);
        return new IllegalArgumentException((line + 1) + ":" + (column + 1) + ": " + sentence);
    }
}
