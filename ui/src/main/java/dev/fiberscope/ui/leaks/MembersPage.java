package dev.fiberscope.ui.leaks;

import dev.fiberscope.engine.analysis.LeakGroup;
import dev.fiberscope.engine.model.ContinuationId;
import dev.fiberscope.ui.glyph.Labels;
import dev.fiberscope.ui.leaks.layout.CodeWords;
import dev.fiberscope.ui.leaks.layout.Findings;
import dev.fiberscope.ui.leaks.layout.LeakPage;
import dev.fiberscope.ui.leaks.layout.MemberLine;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.layout.BorderPane;

/** The leaks of one group. */
final class MembersPage extends BorderPane {
    private final Bits bits;
    private final CodeWords code;
    private final LineList<ContinuationId> list;
    private Optional<Shown> shown = Optional.empty();

    private record Shown(Findings findings, LeakPage.Members page) {}

    MembersPage(Bits bits, CodeWords code, Consumer<LeakPage> open) {
        this.bits = bits;
        this.code = code;
        list =
                new LineList<>(
                        "leaks of the group",
                        LineRow.head("age, steps", "continuation", "stack"),
                        this::row,
                        each -> line(each).ifPresent(line -> open.accept(line.page())));
        list.setId("leak-members");
        setCenter(list);
    }

    private Optional<MemberLine> line(ContinuationId continuation) {
        return shown.flatMap(each ->
                each.findings()
                        .leak(continuation)
                        .map(leak -> MemberLine.of(leak, each.page(), code)));
    }

    private LineRow row(ContinuationId continuation) {
        return line(continuation)
                .map(line ->
                        LineRow.of(
                                line.verdict(),
                                line.age(),
                                bits.row(line.about()),
                                bits.link(line.stack()),
                                line.bytes(),
                                line.retained()))
                .orElseGet(() -> LineRow.head("", "", ""));
    }

    void show(Findings findings, LeakPage.Members page) {
        shown = Optional.of(new Shown(findings, page));
        list.show(
                findings.group(page.key(), page.by()).map(LeakGroup::members).orElse(List.of()),
                Labels.of("There are none at this step.", "tertiary"));
    }
}
