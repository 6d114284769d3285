package dev.fiberscope.app.command;

import static dev.fiberscope.app.command.LeakPicture.escaped;

import dev.fiberscope.engine.analysis.Grouping;
import dev.fiberscope.engine.analysis.Leak;
import dev.fiberscope.engine.analysis.LeakGroup;
import dev.fiberscope.engine.analysis.LeakVerdict;
import dev.fiberscope.engine.analysis.Leaks;
import dev.fiberscope.engine.analysis.Retention;
import dev.fiberscope.engine.machine.Machine;
import dev.fiberscope.engine.model.CodePoint;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A report as one HTML page that needs nothing else: how much by verdict, then each group with the
 * picture of one of its stacks. It follows the reader's choice of light or dark.
 *
 * @param machine that was searched
 */
record LeakHtml(LeakReport report, Machine machine, Leaks leaks, Retention retention) {
    /** More groups are counted, not drawn. */
    private static final int GROUPS = 200;

    /** Frames of a stack that are drawn. */
    private static final int FRAMES = 12;

    private static final double BAR = 220;

    private static final String STYLE =
            """
            :root { color-scheme: light dark; --ground: #F7F9FB; --panel: #FFFFFF; --line: #D6DDE6; --ink: #161D26; --ink2: #3F4B5A; --ink3: #576473; --trouble: #9E1F0A; --fill: #FCE0DC; --waits: #8C5500; --good: #005E47; }
            @media (prefers-color-scheme: dark) { :root { --ground: #0E1217; --panel: #1E252E; --line: #2B3440; --ink: #E9EEF4; --ink2: #B7C2CF; --ink3: #95A1B0; --trouble: #FF7563; --fill: #3B1F1B; --waits: #EDB82A; --good: #62EBB8; } }
            body { background: var(--ground); color: var(--ink); font: 14px/1.5 Inter, system-ui, sans-serif; margin: 2em auto; max-width: 64em; padding: 0 1.5em; }
            h1 { font-size: 1.5em; } h2 { font-size: 1.1em; margin: 0 0 .3em 0; }
            code, .code, td.number { font-family: "JetBrains Mono", ui-monospace, monospace; }
            table { border-collapse: collapse; } td, th { padding: .2em 1.2em .2em 0; text-align: left; } .number { text-align: right; }
            th { color: var(--ink3); font-weight: 600; font-size: .85em; }
            section { background: var(--panel); border: 1px solid var(--line); border-radius: 7px; padding: 1em 1.3em; margin: 1em 0; }
            .fails { color: var(--trouble); } .passes { color: var(--good); } .about { color: var(--ink2); } .none { color: var(--ink3); }
            svg { max-width: 100%; height: auto; display: block; margin-top: .8em; }
            svg text { fill: var(--ink); font-size: 12px; } svg .code { font-size: 11.5px; } svg .strong { font-weight: 700; }
            svg .dim { fill: var(--ink3); } svg .waits { fill: var(--waits); } svg .trouble { fill: var(--trouble); } svg .end { text-anchor: end; }
            svg .mark { fill: var(--panel); font-weight: 700; text-anchor: middle; font-size: 10px; } svg .sign, svg .bar { fill: var(--trouble); }
            svg .card { fill: var(--panel); stroke: var(--trouble); stroke-width: 1.4; } svg .foot { fill: var(--fill); stroke: var(--trouble); }
            svg .was { fill: none; stroke: var(--ink3); stroke-dasharray: 1.5 3; } svg .cross { fill: none; stroke: var(--trouble); stroke-width: 2; }
            .hatch { fill: var(--fill); } .stripe { stroke: var(--trouble); stroke-opacity: .35; stroke-width: 3; }
            """;

    private static final String HATCH =
            """
            <svg width="0" height="0" style="position: absolute; margin: 0"><defs><pattern id="hatch" width="9" height="9" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect class="hatch" width="9" height="9"/><path class="stripe" d="M0 0v9"/></pattern></defs></svg>
            """;

    /** The whole page. */
    String page() {
        var title = "Leaks of " + report.file();
        var page =
                new StringBuilder(
                        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
        page.append("<meta name=\"viewport\" content=\"width=device-width\">\n<title>")
                .append(escaped(title))
                .append("</title>\n<style>\n")
                .append(STYLE)
                .append("</style>\n</head>\n<body>\n")
                .append(HATCH)
                .append("<h1>")
                .append(escaped(title))
                .append("</h1>\n");
        overview(page);
        var groups = leaks.groups(Grouping.SITES, retention);
        for (int i = 0; i < Math.min(GROUPS, groups.size()); i++) {
            group(page, groups.get(i), report.lines().get(i));
        }
        if (groups.size() > GROUPS) {
            page.append("<p class=\"about\">And ")
                    .append(groups.size() - GROUPS)
                    .append(" groups more, which <code>--json</code> lists.</p>\n");
        }
        return page.append("</body>\n</html>\n").toString();
    }

    private void overview(StringBuilder page) {
        page.append(
                report.fails()
                        ? "<p class=\"fails\"><strong>The check fails.</strong>"
                        : "<p class=\"passes\"><strong>The check holds.</strong>");
        page.append(" <span class=\"about\">")
                .append(escaped(report.text().getLast()))
                .append(
                        ".</span></p>\n<section>\n<table>\n<tr><th>verdict</th><th class=\"number\">stacks</th>")
                .append(
                        "<th class=\"number\">alone</th><th class=\"number\">keep</th><th></th></tr>\n");
        long most =
                Arrays.stream(LeakVerdict.values())
                        .mapToLong(verdict -> leaks.retained(verdict, retention))
                        .max()
                        .orElse(0);
        for (var verdict : LeakVerdict.values()) {
            int count = leaks.count(verdict);
            long kept = leaks.retained(verdict, retention);
            double bar = most == 0 ? 0 : BAR * kept / most;
            page.append(count == 0 ? "<tr class=\"none\">" : "<tr>")
                    .append("<td>")
                    .append(verdict.word())
                    .append(cell(count(count)))
                    .append(cell(bytes(leaks.bytes(verdict, retention))))
                    .append(cell(bytes(kept)))
                    .append("</td><td>");
            if (count > 0) {
                page.append(
                        String.format(
                                Locale.ROOT,
                                "<svg width=\"%.0f\" height=\"10\" style=\"margin: 0\"><rect class=\"bar\" width=\"%.1f\" height=\"9\"/></svg>",
                                BAR,
                                Math.max(2, bar)));
            }
            page.append("</td></tr>\n");
        }
        page.append("</table>\n</section>\n");
    }

    private static String cell(String text) {
        return "</td><td class=\"number\">" + text;
    }

    private void group(StringBuilder page, LeakGroup group, LeakLine line) {
        page.append("<section>\n<h2>")
                .append(count(group.count()))
                .append(" \u00d7 <span class=\"fails\">")
                .append(line.verdict().word())
                .append("</span> <code>")
                .append(escaped(line.entry()))
                .append("</code>")
                .append(report.compared() ? ", " + count(line.added()) + " new" : "")
                .append("</h2>\n<table>\n");
        row(page, "made", line.made());
        row(page, "waits", line.suspended());
        row(page, "handled", line.handled());
        line.holder().ifPresent(holder -> lost(page, holder));
        page.append("<tr><th>memory</th><td>")
                .append(bytes(group.bytes()))
                .append(", ")
                .append(bytes(group.retained()))
                .append(" with what only they keep</td></tr>\n</table>\n");
        leaks.leak(group.members().getFirst(), retention)
                .ifPresent(leak -> page.append(picture(leak).svg()));
        page.append("</section>\n");
    }

    /** Of the first of a group: who held it last, and what took that reference away. */
    private static void lost(StringBuilder page, LeakHolder holder) {
        page.append("<tr><th>the first lost</th><td>in step ")
                .append(count(holder.step()))
                .append(
                        holder.by()
                                .map(each ->
                                        " by <code>"
                                                + escaped(each.instruction())
                                                + "</code> in <code>"
                                                + escaped(each.site().function())
                                                + "</code> at <code>"
                                                + escaped(each.site().position())
                                                + "</code>")
                                .orElse(" by a host"))
                .append(", held last by <code>")
                .append(escaped(holder.path()))
                .append("</code></td></tr>\n");
    }

    private static void row(StringBuilder page, String name, Optional<LeakSite> site) {
        site.ifPresent(at ->
                page.append("<tr><th>")
                        .append(name)
                        .append("</th><td><code>")
                        .append(escaped(at.function()))
                        .append("</code> at <code>")
                        .append(escaped(at.position()))
                        .append("</code></td></tr>\n"));
    }

    private LeakPicture picture(Leak leak) {
        List<LeakPicture.Row> rows = leak.stack().stream().limit(FRAMES).map(this::row).toList();
        return new LeakPicture(
                leak.verdict(),
                leak.chain().bottom().toString(),
                leak.entry(),
                rows,
                leak.stack().size() - rows.size());
    }

    private LeakPicture.Row row(CodePoint at) {
        var site = LeakSite.of(machine, at);
        return new LeakPicture.Row(
                site.function(), new Positions(machine).instruction(at), site.position());
    }

    private static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    private static String bytes(long bytes) {
        return count(bytes) + " B";
    }
}
