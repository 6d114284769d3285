package dev.fiberscope.ui.window;

import dev.fiberscope.engine.session.Stop;
import dev.fiberscope.engine.session.StopCondition;
import dev.fiberscope.engine.session.StopReason;
import dev.fiberscope.ui.bookmark.Bookmarks;
import dev.fiberscope.ui.code.CodePane;
import dev.fiberscope.ui.code.FileNews;
import dev.fiberscope.ui.code.KeptPoints;
import dev.fiberscope.ui.code.Sight;
import dev.fiberscope.ui.code.Texts;
import dev.fiberscope.ui.session.OpenSession;
import dev.fiberscope.ui.session.Opening;
import dev.fiberscope.ui.session.SessionModel;
import dev.fiberscope.ui.window.Openings.Asked;
import dev.fiberscope.ui.window.Openings.Came;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;

/**
 * Lets a session take the place of another, and follows the file that is open. On the JavaFX
 * thread.
 *
 * <p>When the file changed on disk: at the beginning of the program, and when it is finished, it is
 * read anew at once, since nothing is lost; else a bar over the text asks. A file that cannot be
 * read, or is gone, leaves the session as it is; the bar says so. Breakpoints find their places
 * again by name, stops after events stay, the code pane stays where it was scrolled to. Bookmarks
 * go, because a step number of another program means another moment.
 */
final class FileReload {
    private final SessionModel model;
    private final CodePane code;
    private final Texts texts;
    private final Bookmarks bookmarks;
    private final Openings openings;
    private final Executor fx;
    private final Host host;
    private String program = "";
    private Optional<FileMark> mark = Optional.empty();
    private Optional<FileWatch> watch = Optional.empty();
    private Optional<Returning> returning = Optional.empty();

    /** What this asks of the window. */
    interface Host {
        /** Shows what came, whatever it is. */
        void opened(Came came);

        /** Says it in the console and in the status bar. */
        void say(String sentence);
    }

    /** What waits for the first stop of a session. */
    private record Returning(String said, KeptPoints points, Optional<Sight> sight) {}

    FileReload(
            SessionModel model,
            CodePane code,
            Texts texts,
            Bookmarks bookmarks,
            Openings openings,
            Executor fx,
            Host host) {
        this.model = model;
        this.code = code;
        this.texts = texts;
        this.bookmarks = bookmarks;
        this.openings = openings;
        this.fx = fx;
        this.host = host;
        model.shown().subscribe(_ -> model.stop().ifPresent(this::stopped));
        model.session()
                .subscribe(session -> {
                    if (session.isEmpty()) {
                        stop();
                    }
                });
    }

    /** True if {@code asked} is the program that is open, or was open last. */
    boolean isSame(Asked asked) {
        return program.equals(asked.name());
    }

    /** Opens {@code session}, which came out of {@code came}. */
    void take(Came came, OpenSession session) {
        boolean again = isSame(came.asked()) && model.session().get().isPresent();
        boolean changed =
                again
                        && mark.flatMap(old -> came.mark().map(now -> !now.sameContent(old)))
                                .orElse(came.asked().file().isPresent());
        var points = again ? KeptPoints.of(texts, model.breakpoints()) : KeptPoints.NONE;
        var sight = again ? code.sight() : Optional.<Sight>empty();
        boolean forgets = !isSame(came.asked()) || changed;
        var said = changed ? readAnew(came.asked(), !bookmarks.all().isEmpty()) : "";
        if (forgets) {
            bookmarks.clear();
        }
        program = came.asked().name();
        mark = came.mark();
        returning = again ? Optional.of(new Returning(said, points, sight)) : Optional.empty();
        var events = again ? events() : List.<StopCondition>of();
        model.open(session);
        events.forEach(each -> model.change(each, each.on()));
        follow(came);
    }

    /**
     * Nothing could be opened: as long as nothing else is open, waits for the file to be repaired.
     */
    void refused(Came came) {
        if (model.session().get().isEmpty()) {
            follow(came);
        }
    }

    /** Watches no file any more. */
    void stop() {
        watch.ifPresent(FileWatch::stop);
        watch = Optional.empty();
    }

    private void follow(Came came) {
        stop();
        watch =
                came.asked()
                        .file()
                        .map(file ->
                                new FileWatch(
                                        file,
                                        came.mark(),
                                        fx,
                                        found -> found(came.asked(), found)));
    }

    private static String readAnew(Asked asked, boolean hadBookmarks) {
        return name(asked)
                + " changed on disk and was read anew."
                + (hadBookmarks
                        ? " Bookmarks are gone: the steps they stood at mean something else now."
                        : "");
    }

    private static String name(Asked asked) {
        return asked.file().map(Path::getFileName).map(Path::toString).orElse(asked.name());
    }

    // ---- what became of the file

    private void found(Asked asked, FileWatch.Found found) {
        switch (found) {
            case AS_OPENED -> code.hush();
            case CHANGED -> openings.again(asked, came -> changed(came, false));
            case GONE ->
                    tell(
                            name(asked)
                                    + " is not there any more: it was deleted, moved or renamed."
                                    + " What was opened stays.",
                            true,
                            List.of(keep("Keep")));
        }
    }

    /** {@code wanted}: somebody asked for it, so the state may go. */
    private void changed(Came came, boolean wanted) {
        if (model.session().get().isEmpty()) {
            host.opened(came);
            return;
        }
        switch (came.opening()) {
            case Opening.Opened _ -> {
                if (wanted || losesNothing()) {
                    host.opened(came);
                } else {
                    came.discard();
                    ask(came.asked());
                }
            }
            case Opening.Broken broken -> {
                var at = broken.source().shown(broken.fault().place());
                tell(
                        name(came.asked())
                                + " changed on disk and cannot be read: "
                                + at
                                + ": "
                                + broken.fault().sentence(),
                        true,
                        List.of(
                                new FileNews.Choice("Show " + at, () -> code.show(broken)),
                                keep("Keep")));
            }
            case Opening.Unreadable(var sentence) ->
                    tell(
                            name(came.asked()) + " changed on disk and cannot be read: " + sentence,
                            true,
                            List.of(keep("Keep")));
        }
    }

    private void ask(Asked asked) {
        tell(
                name(asked) + " changed on disk.",
                false,
                List.of(
                        new FileNews.Choice(
                                "Reload (starts anew)",
                                () -> openings.again(asked, came -> changed(came, true))),
                        keep("Keep")));
    }

    private FileNews.Choice keep(String words) {
        return new FileNews.Choice(
                words,
                () -> {
                    code.hush();
                    code.focus();
                });
    }

    private void tell(String words, boolean trouble, List<FileNews.Choice> choices) {
        code.tell(new FileNews(words, trouble, choices));
        host.say(words);
    }

    /** The program stands at its beginning, or at its end, and nobody looks at its past. */
    private boolean losesNothing() {
        return !model.running().get()
                && model.stop()
                        .filter(stop ->
                                stop.snapshot().step() == 0
                                        || (stop.reason() instanceof StopReason.Finished
                                                && !stop.inPast()))
                        .isPresent();
    }

    // ---- what comes back

    private void stopped(Stop stop) {
        returning.ifPresent(waiting -> {
            returning = Optional.empty();
            var settled = waiting.points().in(texts);
            settled.found().stream()
                    .filter(found ->
                            model.breakpoints().stream()
                                    .noneMatch(each -> each.at().equals(found.at())))
                    .distinct()
                    .forEach(found -> model.change(found, found.on()));
            waiting.sight().ifPresent(code::show);
            var lost = new ArrayList<>(settled.lost());
            boolean over = stop.reason() instanceof StopReason.Finished;
            if (over) {
                lost.addAll(settled.waiting().where());
            } else if (!settled.waiting().isEmpty()) {
                returning = Optional.of(new Returning("", settled.waiting(), Optional.empty()));
            }
            say(waiting.said(), lost);
        });
    }

    /** Tags are known by their names: what stops after events stops after the same again. */
    private List<StopCondition> events() {
        return model.conditions().stream()
                .filter(StopCondition.AfterEvent.class::isInstance)
                .toList();
    }

    private void say(String first, List<String> lost) {
        var sentence =
                lost.isEmpty()
                        ? first
                        : (first.isEmpty() ? "" : first + " ")
                                + (lost.size() == 1
                                        ? "One breakpoint has no place any more: "
                                        : lost.size() + " breakpoints have no place any more: ")
                                + String.join(", ", lost)
                                + ".";
        if (!sentence.isEmpty()) {
            host.say(sentence);
        }
    }
}
