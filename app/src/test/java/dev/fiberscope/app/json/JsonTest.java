package dev.fiberscope.app.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "true",
                "false",
                "0",
                "-12.50",
                "9223372036854775808",
                "\"\"",
                "\"a \\\"b\\\" \\\\ \\n \\u0001 é\"",
                "[]",
                "{}",
                "[1,[2,[]],{\"a\":null}]",
                "{\"b\":1,\"a\":[true,false]}"
            })
    void whatIsReadIsWrittenAgain(String text) {
        assertEquals(text, Json.parse(text).toString());
    }

    @Test
    void spaceAndEscapesMeanNothingOfTheirOwn() {
        assertEquals(
                Json.parse("{\"a\":[1,\"A/\\t\"]}"),
                Json.parse(" {\r\n\t\"\\u0061\" : [ 1 , \"\\u0041\\/\\u0009\" ] } "));
        assertEquals("1200", Json.parse("1.2e3").toString());
    }

    @Test
    void linesAreWrittenForPeople() {
        assertEquals(
                """
                {
                  "count": 2,
                  "names": [
                    "a",
                    []
                  ]
                }\
                """,
                Json.parse("{\"count\":2,\"names\":[\"a\",[]]}").pretty());
    }

    @Test
    void fieldsAreAskedFor() {
        var json = Json.parse("{\"count\":2,\"name\":\"a\",\"part\":1.5,\"row\":[1]}");
        assertEquals(Optional.of(2L), json.field("count").flatMap(Json::whole));
        assertEquals(Optional.of("a"), json.field("name").flatMap(Json::text));
        assertEquals(Optional.empty(), json.field("part").flatMap(Json::whole));
        assertEquals(Optional.empty(), json.field("name").flatMap(Json::whole));
        assertEquals(Optional.empty(), json.field("other"));
        assertEquals(1, json.field("row").orElseThrow().row().size());
        assertEquals(0, json.row().size());
        assertEquals(Optional.empty(), Json.parse("1e300").whole());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "``|1:1: a value is missing",
                "[1,]|1:4: this is no value",
                "[1 2]|1:4: ',' is missing",
                "{1:2}|1:2: the name of a field is missing",
                "{\"a\" 2}|1:6: ':' is missing",
                "01|1:2: something follows the value",
                "tru|1:1: this is no value",
                "\"a|1:3: a string does not end",
                "\"\\x\"|1:3: this is no escape",
                "\"\\u12\"|1:3: four digits are missing behind \\u",
                "{} {}|1:4: something follows the value"
            })
    void whatIsWrongHasAPlace(String text, String message) {
        var wrong = assertThrows(IllegalArgumentException.class, () -> Json.parse(text));
        assertEquals(message, wrong.getMessage());
    }

    @Test
    void thePlaceCountsLines() {
        var wrong = assertThrows(IllegalArgumentException.class, () -> Json.parse("[\n  1,\n  x]"));
        assertEquals("3:3: this is no value", wrong.getMessage());
        assertThrows(IllegalArgumentException.class, () -> Json.parse("[".repeat(100_000)));
    }
}
