package dev.fiberscope.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** The report with pictures: one page that needs nothing else. */
class LeakHtmlTest {
    private static final Pattern DRAWING = Pattern.compile("<svg .*?</svg>", Pattern.DOTALL);
    private static final String MODULE =
            """
            (module
              (type $f (func)) (type $k (cont $f))
              (tag $wait)
              (elem declare func $task<a&b> $unused)
              (func $waits (suspend $wait))
              (func $task<a&b> (call $waits))
              (func $unused)
              (func $start
                (block $h (result (ref $k))
                  (resume $k (on $wait $h) (cont.new $k (ref.func $task<a&b>))) (return))
                (drop))
              (func (export "_start")
                (call $start)
                (call $start)
                (drop (cont.new $k (ref.func $unused)))))
            """;

    @TempDir Path path;
    private String module = "";

    @BeforeEach
    void module() {
        module = new Folder(path).text("module.wat", MODULE);
    }

    private String page(String... more) throws IOException {
        var file = path.resolve("out.html");
        var arguments = new ArrayList<>(List.of("leaks", module, "--html", file.toString()));
        arguments.addAll(List.of(more));
        assertEquals(1, Invocation.of(arguments.toArray(String[]::new)).code());
        return Files.readString(file);
    }

    private static List<Document> drawings(String page)
            throws ParserConfigurationException, SAXException, IOException {
        var all = new ArrayList<Document>();
        var found = DRAWING.matcher(page);
        while (found.find()) {
            var builder = DocumentBuilderFactory.newInstance().newDocumentBuilder();
            all.add(builder.parse(new InputSource(new StringReader(found.group()))));
        }
        return all;
    }

    private static List<String> words(Document drawing) {
        var texts = drawing.getElementsByTagName("text");
        var words = new ArrayList<String>();
        for (int i = 0; i < texts.getLength(); i++) {
            words.add(texts.item(i).getTextContent());
        }
        return words;
    }

    @Test
    void eachGroupHasADrawingOfItsFirstStack() throws Exception {
        var page = page();
        assertTrue(page.contains("<strong>The check fails.</strong>"));
        assertTrue(
                page.contains(
                        "2 \u00d7 <span class=\"fails\">forgotten</span> <code>$task&lt;a&amp;b&gt;</code>"));
        var stacks =
                drawings(page).stream()
                        .filter(each -> each.getElementsByTagName("text").getLength() > 0)
                        .map(LeakHtmlTest::words)
                        .toList();
        assertEquals(2, stacks.size());
        assertEquals(
                List.of("!", "S3", "$unused", "never started", "no frame yet, starts in $unused"),
                stacks.get(0));
        var forgotten = stacks.get(1);
        assertEquals(List.of("!", "S1", "$task<a&b>", "forgotten"), forgotten.subList(0, 4));
        assertEquals(List.of("$waits", "suspend"), forgotten.subList(4, 6));
        assertTrue(forgotten.get(6).endsWith("module.wat:5:17"), forgotten.get(6));
        assertEquals(List.of("$task<a&b>", "call"), forgotten.subList(7, 9));
    }

    @Test
    void whoLostTheFirstOfAGroupIsNamed() throws IOException {
        var page = page();
        assertTrue(page.contains(" by <code>drop</code> in <code>$start</code> at <code>"), page);
        assertTrue(
                page.contains(
                        "held last by <code>running S0 &gt; operand 0 of $start on S0</code>"),
                page);
    }

    @Test
    void thePageNeedsNothingElse() throws IOException {
        var page = page();
        for (var word : List.of("http", "src=", "href=", "@import", "<script", "url(\"")) {
            assertFalse(page.contains(word), word);
        }
    }

    @Test
    void whatIsPrintedIsTheSame() throws IOException {
        var file = path.resolve("other.html").toString();
        assertEquals(
                Invocation.of("leaks", module).output(),
                Invocation.of("leaks", module, "--html", file).output());
        assertEquals(
                2, Invocation.of("leaks", module, "--html", path + "/no/such/folder.html").code());
    }

    @Test
    void whatABaselineKnowsIsNotNew() throws IOException {
        var known = Invocation.of("leaks", module, "--json").output();
        var report = path.resolve("known.json");
        Files.writeString(report, known.replace("\"count\": 2", "\"count\": 1"));
        var page = page("--baseline", report.toString());
        assertTrue(page.contains("$task&lt;a&amp;b&gt;</code>, 1 new"), page);
        assertTrue(page.contains("$unused</code>, 0 new"), page);
    }
}
